package io.messagecenter.chat.log;

import io.messagecenter.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A place in {@code chat.events}: for each partition the first record that is still to come. It names the log that it belongs to, so
 * that one from before a loss of the broker is not mistaken for a place in its successor. As text it is opaque to clients.
 */
public final class Cursor {

    /** Digits that a long surely holds. */
    private static final Pattern TEXT = Pattern.compile("2\\.([\\w-]{8})((?:\\.\\d{1,18}){" + Topic.PARTITIONS + "})");

    private final String log;
    private final long[] next;

    private Cursor(String log, long[] next) {
        this.log = log;
        this.next = next;
    }

    static Cursor of(String log, long[] next) {
        return new Cursor(log, next.clone());
    }

    /** Empty for a text that is no cursor. */
    public static Optional<Cursor> parse(String text) {
        try {
            var parts = TEXT.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
            if (!parts.matches()) {
                return Optional.empty();
            }
            var next = Arrays.stream(parts.group(2).substring(1).split("\\."))
                    .mapToLong(Long::parseLong)
                    .toArray();
            return Optional.of(new Cursor(parts.group(1), next));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What clients keep. */
    public String text() {
        var positions = Arrays.stream(next).mapToObj(Long::toString).collect(Collectors.joining("."));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("2." + log + "." + positions).getBytes(StandardCharsets.US_ASCII));
    }

    /** The first position of the partition that is still to come. */
    public long next(int partition) {
        return next[partition];
    }

    public boolean isOfSameLog(Cursor other) {
        return log.equals(other.log);
    }

    /** Whether nothing that lies before the other place is still to come here. */
    public boolean hasReached(Cursor other) {
        for (int p = 0; p < next.length; p++) {
            if (next[p] < other.next[p]) {
                return false;
            }
        }
        return true;
    }

    /** The place at these positions of the same log. */
    Cursor at(long[] positions) {
        return of(log, positions);
    }

    /** The same place but for one partition. */
    public Cursor with(int partition, long position) {
        var moved = next.clone();
        moved[partition] = position;
        return new Cursor(log, moved);
    }

    /** What is still to come in both. */
    public Cursor latest(Cursor other) {
        var latest = next.clone();
        Arrays.setAll(latest, p -> Math.max(next[p], other.next[p]));
        return new Cursor(log, latest);
    }
}
