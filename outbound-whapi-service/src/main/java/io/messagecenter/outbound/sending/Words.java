package io.messagecenter.outbound.sending;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** What a message says, as far as it can be recognized after a way through WhatsApp. */
public final class Words {

    private Words() {}

    /**
     * The words of a message with a file are those of its caption, and what kind of file it is: many have no caption.
     *
     * @param type ours or WHAPI's name of the kind of message
     */
    public static String of(String type, @Nullable String text) {
        var kind = switch (type) {
            case "image" -> "[image]";
            case "video", "gif", "short" -> "[video]";
            case "audio", "voice" -> "[audio]";
            case "document", "documentWithCaption" -> "[document]";
            case "sticker" -> "[sticker]";
            default -> "";
        };
        return normalized(text == null ? kind : kind + " " + text);
    }

    /** Without differences in white space and in how Unicode composes a character. */
    public static String normalized(@Nullable String text) {
        return text == null
                ? ""
                : Normalizer.normalize(text, Normalizer.Form.NFC)
                        .replaceAll("\\s+", " ")
                        .strip();
    }
}
