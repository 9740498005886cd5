package io.messagecenter.outbound.jobs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How work beside the sends is done.
 *
 * @param mediaMaxBytes larger files are not fetched
 * @param mediaParallel how many files come at once
 * @param profilesPerSecond so many at most
 * @param staleAfter older read marks and typing are dropped
 * @param firstRetry doubled each time
 * @param missingTries a file that is not there is asked for so often, since WHAPI may be late with it
 * @param longestWait what did not come for so long is given up
 * @param claimHolds longer than any attempt takes; then another instance may try
 * @param kept how long finished jobs are remembered; longer than their orders stay in Kafka
 */
@Validated
@ConfigurationProperties("messagecenter.outbound.jobs")
record JobsProperties(
        @DefaultValue("67108864") @Min(1) long mediaMaxBytes,
        @DefaultValue("4") @Min(1) @Max(64) int mediaParallel,
        @DefaultValue("2") @Min(1) @Max(100) int profilesPerSecond,
        @DefaultValue("10s") Duration staleAfter,
        @DefaultValue("2s") Duration firstRetry,
        @DefaultValue("5m") Duration longestRetry,
        @DefaultValue("4") @Min(1) int missingTries,
        @DefaultValue("24h") Duration longestWait,
        @DefaultValue("4m") Duration claimHolds,
        @DefaultValue("250ms") Duration poll,
        @DefaultValue("8d") Duration kept) {}
