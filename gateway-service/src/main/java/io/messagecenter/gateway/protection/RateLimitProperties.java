package io.messagecenter.gateway.protection;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much one client address may ask. An office behind one address must never notice, a flood must.
 *
 * @param requestsPerSecond in the long run; 0 switches the limit off
 * @param burst at once, after a rest
 * @param loginsPerSecond logins of all these: about as many as two processors can hash; an office logs in at nine, so many more at once
 * @param loginsAtOnce after a rest
 */
@Validated
@ConfigurationProperties("messagecenter.gateway.rate-limit")
record RateLimitProperties(
        @DefaultValue("1000") @Min(0) int requestsPerSecond,
        @DefaultValue("2000") @Min(1) int burst,
        @DefaultValue("10") @Min(1) int loginsPerSecond,
        @DefaultValue("60") @Min(1) int loginsAtOnce) {}
