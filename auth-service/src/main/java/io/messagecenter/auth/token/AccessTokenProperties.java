package io.messagecenter.auth.token;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param accessTokenLifetime how long an access token opens doors; between them a session is asked for the next one
 * @param signingKeyLifetime how long a key signs before a new one takes its place
 */
@Validated
@ConfigurationProperties("messagecenter.auth")
record AccessTokenProperties(
        @DefaultValue("15m") @DurationMin(minutes = 1) @DurationMax(minutes = 60)
        Duration accessTokenLifetime,

        @DefaultValue("30d") @DurationMin(hours = 1) Duration signingKeyLifetime) {}
