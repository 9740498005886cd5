package io.messagecenter.chat.reports;

import io.messagecenter.platform.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about.
 *
 * @param from the beginning of a quarter of an hour
 * @param to the end of one
 * @param zone whose days and hours are shown
 * @param agentId whose work alone; null for everybody's
 * @param channel null for all
 */
record ReportQuery(
        Instant from,
        Instant to,
        Interval interval,
        ZoneId zone,
        @Nullable Long agentId,
        @Nullable String channel) {

    /** What a bar of the chart stands for. */
    enum Interval {
        HOUR(ChronoUnit.HOURS, Duration.ofDays(32)),
        DAY(ChronoUnit.DAYS, Duration.ofDays(367));

        final ChronoUnit unit;
        final Duration longest;

        Interval(ChronoUnit unit, Duration longest) {
            this.unit = unit;
            this.longest = longest;
        }

        String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final Duration USUAL = Duration.ofDays(7);
    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** @throws io.messagecenter.platform.problem.ProblemException 400 with the field that is wrong */
    static ReportQuery of(
            @Nullable Instant from,
            @Nullable Instant to,
            String interval,
            String zone,
            @Nullable Long agentId,
            @Nullable String channel,
            Instant now) {
        var by = switch (interval) {
            case "hour" -> Interval.HOUR;
            case "day" -> Interval.DAY;
            default -> throw Problem.invalid("interval", "must be hour or day");
        };
        var end = to == null ? now : to;
        if (end.isBefore(EARLIEST) || end.isAfter(LATEST)) {
            throw Problem.invalid("to", "is out of all bounds");
        }
        var begin = from == null ? end.minus(USUAL) : from;
        if (!begin.isBefore(end)) {
            throw Problem.invalid("from", "must be before to");
        }
        if (Duration.between(begin, end).compareTo(by.longest) > 0) {
            throw Problem.invalid("from", "is too long ago: at most " + by.longest.toDays() + " days by " + interval);
        }
        if (channel != null && channel.indexOf('\0') >= 0) {
            throw Problem.invalid("channel", "is not known");
        }
        return new ReportQuery(floor(begin), floor(end.plusSeconds(QUARTER - 1)), by, zone(zone), agentId, channel);
    }

    /** The names of regions alone: what "UTC+3" means, not even Java and PostgreSQL agree on. */
    private static ZoneId zone(String name) {
        if (name.equals("UTC")) {
            return ZoneId.of(name);
        }
        if (!name.contains("/")
                || name.startsWith("SystemV/")
                || !ZoneId.getAvailableZoneIds().contains(name)) {
            throw Problem.invalid("zone", "must be UTC or the name of a time zone such as Europe/Berlin");
        }
        return ZoneId.of(name);
    }

    private static Instant floor(Instant time) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), QUARTER) * QUARTER);
    }

    /** Where the bars of the chart begin. */
    List<Instant> bars() {
        var bars = new java.util.ArrayList<Instant>();
        var begin = ZonedDateTime.ofInstant(from, zone).truncatedTo(interval.unit);
        for (var at = begin; at.toInstant().isBefore(to); at = at.plus(1, interval.unit)) {
            bars.add(at.toInstant());
        }
        return bars;
    }

    /** Conditions on a view of the reports. */
    String conditions() {
        return "at >= :from AND at < :to"
                + (agentId == null ? "" : " AND agent_id = :agent")
                + (channel == null ? "" : " AND channel = :channel");
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        parameters.put("from", from.atOffset(ZoneOffset.UTC));
        parameters.put("to", to.atOffset(ZoneOffset.UTC));
        if (agentId != null) {
            parameters.put("agent", agentId);
        }
        if (channel != null) {
            parameters.put("channel", channel);
        }
        return parameters;
    }
}
