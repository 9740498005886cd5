package io.messagecenter.chat.reply;

import io.messagecenter.contracts.content.MessageType;
import java.util.Set;

/** What files can be sent as. */
final class SendableFiles {

    static final Set<MessageType> TYPES = Set.of(
            MessageType.IMAGE,
            MessageType.VIDEO,
            MessageType.GIF,
            MessageType.AUDIO,
            MessageType.VOICE,
            MessageType.DOCUMENT,
            MessageType.STICKER);

    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/webp");
    private static final Set<String> FILMS = Set.of("video/mp4", "video/3gpp");

    private SendableFiles() {}

    /** What people expect of such a file; what WhatsApp does not show is a document. */
    static MessageType usualType(String mimeType) {
        if (PICTURES.contains(mimeType)) {
            return MessageType.IMAGE;
        }
        if (FILMS.contains(mimeType)) {
            return MessageType.VIDEO;
        }
        return mimeType.startsWith("audio/") ? MessageType.AUDIO : MessageType.DOCUMENT;
    }

    static boolean fits(MessageType type, String mimeType) {
        return switch (type) {
            case IMAGE -> mimeType.startsWith("image/");
            case VIDEO, GIF -> mimeType.startsWith("video/");
            case AUDIO, VOICE -> mimeType.startsWith("audio/");
            case STICKER -> mimeType.equals("image/webp");
            case DOCUMENT -> true;
            default -> false;
        };
    }
}
