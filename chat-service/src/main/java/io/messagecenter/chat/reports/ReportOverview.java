package io.messagecenter.chat.reports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a while.
 *
 * @param from where it begins, at a quarter of an hour
 * @param to where it ends, at a quarter of an hour
 * @param byHour over the day, in the zone that was asked for
 */
record ReportOverview(
        Instant from,
        Instant to,
        String interval,
        Totals totals,
        List<Volume> volume,
        Waits firstResponse,
        Waits resolution,
        List<AgentWork> byAgent,
        List<HourOfDay> byHour) {

    /** @param botShare the bot's part of all replies; null where there are none */
    record Totals(
            long messagesIn,
            long agentReplies,
            long botReplies,
            long newChats,
            long closedChats,
            @Nullable Double botShare) {}

    record Volume(Instant at, long messagesIn, long agentReplies, long botReplies) {}

    /** How long it took, in all but so many of a hundred; null where nobody waited. */
    record Waits(
            long count,
            @Nullable Double p50Seconds,
            @Nullable Double p90Seconds,
            @Nullable Double p95Seconds) {

        static final Waits NONE = new Waits(0, null, null, null);
    }

    /** @param chats in how many they replied */
    record AgentWork(
            long agentId,
            @Nullable String name,
            long replies,
            long chats,
            @Nullable Double firstResponseP50Seconds,
            @Nullable Double firstResponseP90Seconds) {}

    record HourOfDay(int hour, long messagesIn, long agentReplies) {}
}
