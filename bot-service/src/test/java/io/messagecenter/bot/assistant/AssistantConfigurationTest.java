package io.messagecenter.bot.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class AssistantConfigurationTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(AssistantConfiguration.class, Properties.class)
            .withBean(AssistantHealth.class)
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withPropertyValues("bot.ai.system-prompt=Be kind.", "bot.ai.base-url=", "bot.ai.model=");

    @Test
    void withoutAKeyThereIsNoAiAndTheServiceIsWell() {
        context.withPropertyValues("bot.ai.api-key=").run(started -> {
            assertThat(started.getBean(Assistant.class).isPresent()).isFalse();
            assertThat(started.getBean(AssistantHealth.class).health().getStatus())
                    .isEqualTo(Status.UP);
        });
    }

    @Test
    void withAKeyOpenAiIsAskedUnlessAnotherAddressIsGiven() {
        context.withPropertyValues("bot.ai.api-key=any").run(started -> {
            assertThat(started.getBean(Assistant.class).isPresent()).isTrue();
            assertThat(started.getBean(AssistantProperties.class).baseUrl()).isEqualTo("https://api.openai.com/v1");
            assertThat(started.getBean(AssistantProperties.class).toString()).doesNotContain("any");
        });
    }

    @Test
    void anOpenBreakerDegradesTheServiceAndDoesNotTakeItDown() {
        context.withPropertyValues("bot.ai.api-key=any").run(started -> {
            started.getBean(CircuitBreaker.class).transitionToOpenState();

            assertThat(started.getBean(AssistantHealth.class)
                            .health()
                            .getStatus()
                            .getCode())
                    .isEqualTo("DEGRADED");
        });
    }

    @Test
    void anAbsurdLimitIsRefused() {
        context.withPropertyValues("bot.ai.limit=10m")
                .run(started -> assertThat(started).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(AssistantProperties.class)
    static class Properties {}
}
