package io.messagecenter.outbound.sending;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** What a message says, as far as it can be recognized after a way through WhatsApp. */
public final class Words {

    private Words() {}

    /** Without differences in white space and in how Unicode composes a character. */
    public static String normalized(@Nullable String text) {
        return text == null
                ? ""
                : Normalizer.normalize(text, Normalizer.Form.NFC)
                        .replaceAll("\\s+", " ")
                        .strip();
    }
}
