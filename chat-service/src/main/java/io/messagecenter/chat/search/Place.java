package io.messagecenter.chat.search;

import io.messagecenter.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Where a search goes on. First come the chats that were found by name or number, newest first; then the messages, in rounds of the
 * newest that are left, ranked within each round.
 *
 * @param among what is being shown
 * @param at with {@code number}: what is shown is older than this; of a round, all of it
 * @param number the chat's or the message's id
 * @param shown of the chats altogether; of the round
 */
record Place(Among among, Instant at, long number, int shown) {

    enum Among {
        CHATS,
        MESSAGES
    }

    private static final Pattern CURSOR = Pattern.compile("search ([01]) (-?\\d{1,16}) (\\d{1,18}) (\\d{1,4})");

    /** Later than everything, and still within a cursor's digits. */
    private static final Instant END = Instant.parse("2280-01-01T00:00:00Z");

    static final Place START = new Place(Among.CHATS, END, 0, 0);
    static final Place NEWEST_MESSAGES = new Place(Among.MESSAGES, END, 0, 0);

    String cursor() {
        var text = "search %d %d %d %d"
                .formatted(among.ordinal(), ChronoUnit.MICROS.between(Instant.EPOCH, at), number, shown);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws io.messagecenter.platform.problem.ProblemException 400 if it is not a cursor of a search */
    static Place parse(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            var parts = CURSOR.matcher(text);
            if (parts.matches()) {
                return new Place(
                        Among.values()[Integer.parseInt(parts.group(1))],
                        Instant.EPOCH.plus(Long.parseLong(parts.group(2)), ChronoUnit.MICROS),
                        Long.parseLong(parts.group(3)),
                        Integer.parseInt(parts.group(4)));
            }
        } catch (IllegalArgumentException e) {
            // Not even base64: answered like every other foreign cursor.
        }
        throw Problem.invalid("cursor", "is not a cursor of this search");
    }
}
