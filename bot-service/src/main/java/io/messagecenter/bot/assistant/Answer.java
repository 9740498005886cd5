package io.messagecenter.bot.assistant;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking the AI.
 *
 * @param text only when it answered; fit to be sent
 */
public record Answer(Outcome outcome, @Nullable String text) {

    /** WhatsApp takes no longer text. */
    static final int LONGEST = 4096;

    /** How asking ended. */
    public enum Outcome {
        ANSWERED,
        EMPTY,
        SLOW,
        FAILED,
        /** All places were taken until the time was up. */
        BUSY,
        /** It was not asked, since it failed too often lately. */
        REFUSED;

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Answer none(Outcome outcome) {
        return new Answer(outcome, null);
    }

    /** An answer of the AI as it came, made fit. */
    static Answer of(@Nullable String raw) {
        var text = raw == null ? "" : raw.replace("\0", "").strip();
        return text.isEmpty() ? none(Outcome.EMPTY) : new Answer(Outcome.ANSWERED, cut(text, LONGEST));
    }

    /** At most so many characters, without halving one. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
