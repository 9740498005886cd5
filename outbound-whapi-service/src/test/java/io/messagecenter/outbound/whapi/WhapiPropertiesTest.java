package io.messagecenter.outbound.whapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.platform.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class WhapiPropertiesTest {

    @EnableConfigurationProperties(WhapiProperties.class)
    static class Settings {}

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Test
    void theTokenIsNeverPrinted() {
        context.withPropertyValues("whapi.token=secret-token", "whapi.base-url=http://localhost:8900")
                .run(it -> {
                    var whapi = it.getBean(WhapiProperties.class);
                    assertThat(whapi.baseUrl()).hasToString("http://localhost:8900");
                    assertThat(whapi.toString()).doesNotContain("secret-token");
                });
    }

    @Test
    void theEnvironmentsNamesAreUnderstood() {
        Map<String, Object> environment =
                Map.of("WHAPI_TOKEN", "t", "WHAPI_BASE_URL", "http://localhost:8900", "WHAPI_CHANNEL_ID", "STUB-1");
        context.withInitializer(it -> it.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", environment)))
                .run(it -> {
                    var whapi = it.getBean(WhapiProperties.class);
                    assertThat(whapi.token()).isEqualTo(new Secret("t"));
                    assertThat(whapi.baseUrl()).hasToString("http://localhost:8900");
                    assertThat(whapi.channelId()).isEqualTo("STUB-1");
                });
    }

    @Test
    void aMissingTokenStopsTheStartWithASentence() {
        context.run(it -> assertThat(it.getStartupFailure()).hasStackTraceContaining("WHAPI_TOKEN is not set"));
        context.withPropertyValues("whapi.token=")
                .run(it -> assertThat(it.getStartupFailure()).hasStackTraceContaining("WHAPI_TOKEN is not set"));
    }

    @Test
    void anAddressThatIsNoneStopsTheStartWithASentence() {
        context.withPropertyValues("whapi.token=t", "whapi.base-url=gate.whapi.cloud")
                .run(it -> assertThat(it.getStartupFailure()).hasStackTraceContaining("WHAPI_BASE_URL must be"));
    }
}
