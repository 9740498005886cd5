package io.messagecenter.chat.media;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is accepted.
 *
 * @param maxBytes of a file
 * @param unusedKept how long an upload is kept that no message has
 */
@Validated
@ConfigurationProperties("messagecenter.media")
record MediaSettings(
        @DefaultValue("67108864") @Positive long maxBytes,
        @DefaultValue("24h") @DurationMin(seconds = 1) Duration unusedKept) {}
