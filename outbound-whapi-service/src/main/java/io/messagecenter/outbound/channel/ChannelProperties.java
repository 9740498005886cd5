package io.messagecenter.outbound.channel;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much the channel may be asked for.
 *
 * @param sendsPerSecond evenly spread
 * @param parallelCalls how many chats at once
 * @param keptForPersons so many of the parallel calls are never given to bots and bulk
 */
@Validated
@ConfigurationProperties("messagecenter.outbound.channel")
record ChannelProperties(
        @DefaultValue("20") @Min(1) @Max(1000) int sendsPerSecond,
        @DefaultValue("8") @Min(2) @Max(256) int parallelCalls,
        @DefaultValue("2") @Min(1) int keptForPersons,
        @DefaultValue @Valid Circuit circuit,
        @DefaultValue @Valid Patience patience) {

    /**
     * When to leave a broken WHAPI alone: half of the calls failing or unclear.
     *
     * @param calls how many calls are looked back upon
     * @param minimumCalls before that the circuit stays closed
     * @param open how long nothing is tried
     */
    record Circuit(
            @DefaultValue("20") @Min(2) int calls,
            @DefaultValue("10") @Min(2) int minimumCalls,
            @DefaultValue("10s") Duration open) {}

    /**
     * How long the channel is left alone when it asks for it; doubled each time up to the longest.
     *
     * @param firstThrottle after a 429 that names no time
     * @param longestRetryAfter whatever WHAPI says
     * @param firstTrial after it said that it cannot send
     */
    record Patience(
            @DefaultValue("1s") Duration firstThrottle,
            @DefaultValue("8s") Duration longestThrottle,
            @DefaultValue("50s") Duration longestRetryAfter,
            @DefaultValue("2s") Duration firstTrial,
            @DefaultValue("30s") Duration longestTrial) {}
}
