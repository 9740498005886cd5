package io.messagecenter.outbound.repair;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How what was missed is looked for.
 *
 * @param enabled whether at all
 * @param every how long after the last look there is another one, without any sign of a loss
 * @param silence webhooks that come again after such a time may not be all
 * @param lateness a webhook for something so long ago says that there was an outage, ours or WHAPI's
 * @param overlap how far a look goes back behind the end of the last one; WHAPI lists late, and clocks differ
 * @param furthest how far a look goes back at most, however long the outage was
 * @param settle what is younger is left to its webhook
 * @param atMostEvery looks are not closer together, whatever the signs
 * @param pageSize messages asked for at once
 * @param requestsPerSecond to WHAPI, beside the sends' own rate
 * @param eventsPerSecond into Kafka
 * @param poll how soon a sign that another instance saw is noticed
 */
@Validated
@ConfigurationProperties("messagecenter.outbound.repair")
record RepairProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("3h") @DurationMin(seconds = 1) Duration every,
        @DefaultValue("10m") Duration silence,
        @DefaultValue("1m") Duration lateness,
        @DefaultValue("5m") Duration overlap,
        @DefaultValue("3d") Duration furthest,
        @DefaultValue("3s") Duration settle,
        @DefaultValue("20s") Duration atMostEvery,
        @DefaultValue("100") @Min(1) @Max(500) int pageSize,
        @DefaultValue("1") @DecimalMin("0.1") double requestsPerSecond,
        @DefaultValue("100") @Min(1) @Max(10_000) int eventsPerSecond,
        @DefaultValue("1s") @DurationMin(millis = 10) Duration poll) {}
