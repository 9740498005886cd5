package io.messagecenter.bot.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.platform.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class AdminCommandsTest {

    private static final List<String> NUMBERS = List.of("+49 1555 0009999", "");

    @Test
    void onlyAnAdminsNumberCommandsHoweverItIsWritten() {
        var commands = new AdminCommands(new AdminProperties(NUMBERS, new Secret("s3cret"), false));

        assertThat(commands.read("4915550009999", "/status")).isPresent();
        assertThat(commands.read("+4915550009999", "/status")).isPresent();
        assertThat(commands.read("4915550009998", "/status")).isEmpty();
        assertThat(commands.read("", "/status")).isEmpty();
        assertThat(commands.read(null, "/status")).isEmpty();
        assertThat(commands.read("4915550009999", "status")).isEmpty();
    }

    @Test
    void whereAnyoneCouldPoseAsAnAdminNobodyCommands() {
        var open = new AdminCommands(new AdminProperties(NUMBERS, new Secret(""), false));
        var simulated = new AdminCommands(new AdminProperties(NUMBERS, new Secret(""), true));

        assertThat(open.read("4915550009999", "/status")).isEmpty();
        assertThat(simulated.read("4915550009999", "/status")).isPresent();
    }

    @Test
    void whatIsLeftEmptyInTheEnvironmentIsNotSet() {
        new ApplicationContextRunner()
                .withUserConfiguration(Properties.class)
                .withPropertyValues("bot.admin.numbers=", "bot.admin.webhook-secret=", "bot.admin.simulator=")
                .run(context -> assertThat(context.getBean(AdminProperties.class))
                        .isEqualTo(new AdminProperties(List.of(), new Secret(""), null)));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(AdminProperties.class)
    static class Properties {}
}
