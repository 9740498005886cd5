package io.messagecenter.chat.paging;

import io.messagecenter.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A place in a list that is sorted by a time and a number. As text it is an opaque cursor.
 *
 * @param at whole microseconds, as PostgreSQL keeps them
 * @param number what tells rows of the same time apart
 */
public record Keyset(Instant at, long number) {

    /** Digits that a long surely holds, and a time that PostgreSQL surely knows. */
    private static final Pattern CURSOR = Pattern.compile("(\\w+) (-?\\d{1,16}) (\\d{1,18})");

    /** @param list the list that the cursor belongs to; one of another list is refused */
    public String cursor(String list) {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + " " + micros + " " + number).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Reads a cursor that came with a request.
     *
     * @param field the request's field, for the answer to a bad one
     * @throws io.messagecenter.platform.problem.ProblemException 400 if it is not one of ours
     */
    public static Keyset parse(String list, String field, String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            var parts = CURSOR.matcher(text);
            if (parts.matches() && parts.group(1).equals(list)) {
                return new Keyset(
                        Instant.EPOCH.plus(Long.parseLong(parts.group(2)), ChronoUnit.MICROS),
                        Long.parseLong(parts.group(3)));
            }
        } catch (IllegalArgumentException e) {
            // Not even base64: answered like every other foreign cursor.
        }
        throw Problem.invalid(field, "is not a cursor of this list");
    }

    /** The time as the JDBC driver takes it. */
    public OffsetDateTime time() {
        return at.atOffset(ZoneOffset.UTC);
    }
}
