package io.messagecenter.whapi;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** WHAPI's times: seconds for messages, strings of seconds for statuses, milliseconds for calls. */
final class Timestamps {

    private static final Instant EARLIEST = Instant.parse("2009-01-01T00:00:00Z"); // WhatsApp began
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /** As seconds this would be in the year 5138: such a number must be milliseconds. */
    private static final double LEAST_MILLISECONDS = 1e11;

    private Timestamps() {}

    /** Null for anything that is no sensible time. */
    static @Nullable Instant of(JsonNode value) {
        try {
            var time = value.isNumber() ? ofNumber(value.doubleValue()) : ofText(value.asString(""));
            return time == null || time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
        } catch (DateTimeException | NumberFormatException nonsense) {
            return null;
        }
    }

    private static @Nullable Instant ofText(String text) {
        return text.contains("T") ? Instant.parse(text.strip()) : ofNumber(Double.parseDouble(text));
    }

    private static @Nullable Instant ofNumber(double number) {
        if (!Double.isFinite(number)) {
            return null;
        }
        return Instant.ofEpochMilli(Math.round(number < LEAST_MILLISECONDS ? number * 1000 : number));
    }
}
