package io.messagecenter.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class WebhookPropertiesTest {

    @Configuration
    @EnableConfigurationProperties(WebhookProperties.class)
    static class Settings {}

    private final ApplicationContextRunner start = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Test
    void withoutASecretAnyoneMayPost() {
        start.run(context -> assertThat(new WebhookSecret(
                        context.getBean(WebhookProperties.class).secret()))
                .satisfies(secret -> {
                    assertThat(secret.isOpen()).isTrue();
                    assertThat(secret.admits(null)).isTrue();
                    assertThat(secret.admits("anything")).isTrue();
                }));
    }

    @Test
    void productionRefusesToStartWithoutASecretAndSaysSo() {
        start.withPropertyValues("messagecenter.webhook.secret-required=true")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("WEBHOOK_SECRET must be set, since REQUIRE_WEBHOOK_SECRET is true"));
        start.withPropertyValues("messagecenter.webhook.secret-required=true", "messagecenter.webhook.secret=s")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b,c", ",", "a,", ",b", "a, ,b"})
    void aMisshapenSecretIsRefused(String secret) {
        start.withPropertyValues("messagecenter.webhook.secret=" + secret)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("one value, or two"));
    }

    @Test
    void eachOfTwoSecretsIsValidAndBlanksAroundThemAreNot() {
        start.withPropertyValues("messagecenter.webhook.secret=one, two").run(context -> {
            var secret =
                    new WebhookSecret(context.getBean(WebhookProperties.class).secret());

            assertThat(secret.admits("one")).isTrue();
            assertThat(secret.admits("two")).isTrue();
            assertThat(secret.admits(null)).isFalse();
            assertThat(secret.admits("")).isFalse();
            assertThat(secret.admits("one, two")).isFalse();
            assertThat(secret.admits("on")).isFalse();
        });
    }

    @Test
    void theSecretDoesNotReachALog() {
        start.withPropertyValues("messagecenter.webhook.secret=hush")
                .run(context -> assertThat(
                                context.getBean(WebhookProperties.class).toString())
                        .doesNotContain("hush"));
    }

    @Test
    void anEmptyAccountIsTheDefault() {
        start.withPropertyValues("messagecenter.webhook.account=")
                .run(context -> assertThat(
                                context.getBean(WebhookProperties.class).account())
                        .isEqualTo("default"));
    }
}
