package io.messagecenter.outbound.sending;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How intents are carried out.
 *
 * @param poll how soon the dispatcher sees what another instance wrote down
 * @param claimHolds a call whose first byte is not written so long after its claim is not made
 * @param callLasts after that a call that brought nothing back is given up as unclear; longer than any call can take
 * @param leaseHolds how soon another instance takes over from one that died
 * @param firstRetry upper bound of the first wait, doubled each time
 * @param longestWait what could not be sent for so long is given up
 * @param kept how long finished intents are kept; longer than their commands stay in Kafka
 */
@Validated
@ConfigurationProperties("messagecenter.outbound.sending")
record SendingProperties(
        @DefaultValue("250ms") @DurationMin(millis = 10) Duration poll,
        @DefaultValue("2s") Duration claimHolds,
        @DefaultValue("20s") Duration callLasts,
        @DefaultValue("5s") @DurationMin(seconds = 1) Duration leaseHolds,
        @DefaultValue("1s") Duration firstRetry,
        @DefaultValue("30s") Duration longestRetry,
        @DefaultValue("24h") Duration longestWait,
        @DefaultValue("30d") @DurationMin(days = 15) Duration kept) {

    @AssertTrue(message = "firstRetry must not exceed longestRetry") boolean isRetryRising() {
        return firstRetry.compareTo(longestRetry) <= 0;
    }
}
