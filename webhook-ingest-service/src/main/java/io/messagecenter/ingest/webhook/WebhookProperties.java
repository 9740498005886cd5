package io.messagecenter.ingest.webhook;

import io.messagecenter.platform.Secret;
import jakarta.validation.constraints.AssertTrue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may say about webhooks.
 *
 * @param secret what {@code X-Webhook-Secret} must carry; two values separated by a comma while one replaces the other; empty: anyone
 *     may post
 * @param secretRequired whether to refuse to start without a secret, as production must
 * @param account the channel of bodies that name none
 * @param memory for all bodies that are being handled together; when it is used up, others are asked to come back
 */
@Validated
@ConfigurationProperties("messagecenter.webhook")
record WebhookProperties(
        @DefaultValue("") Secret secret,
        @DefaultValue("false") boolean secretRequired,
        @DefaultValue("") String account,
        @DefaultValue("24MB") DataSize memory) {

    private static final String DEFAULT_ACCOUNT = "default";

    WebhookProperties {
        account = account.isBlank() ? DEFAULT_ACCOUNT : account.strip();
    }

    @AssertTrue(message = "WEBHOOK_SECRET must be set, since REQUIRE_WEBHOOK_SECRET is true") boolean isSecretThereIfRequired() {
        return secret.isPresent() || !secretRequired;
    }

    @AssertTrue(message = "WEBHOOK_SECRET must be one value, or two separated by a comma, and none of them empty") boolean isSecretWellFormed() {
        return !secret.isPresent() || WebhookSecret.isWellFormed(secret);
    }

    @AssertTrue(message = "the account must not contain a colon") boolean isAccountWellFormed() {
        return !account.contains(":");
    }

    @AssertTrue(message = "the memory must hold at least two of the largest bodies") boolean isMemoryEnough() {
        return memory.toBytes() >= 2L * BodyReader.LIMIT && memory.toBytes() <= Integer.MAX_VALUE;
    }
}
