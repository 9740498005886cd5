package io.messagecenter.chat.media;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What bytes are, judged by the bytes; what somebody calls them only tells apart what looks the same. Never a type with scripts. */
final class ContentType {

    static final String UNKNOWN = "application/octet-stream";

    /** So many bytes from the beginning are enough to judge. */
    static final int NEEDED = 512;

    /** What a browser may show by itself: nothing in it is executed. */
    private static final Set<String> SHOWN = Set.of(
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "video/mp4",
            "video/webm",
            "video/3gpp",
            "video/quicktime",
            "audio/mpeg",
            "audio/mp4",
            "audio/ogg",
            "audio/wav",
            "audio/amr",
            "audio/aac");

    private static final Map<String, String> ZIPPED = Map.of(
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "odt", "application/vnd.oasis.opendocument.text",
            "ods", "application/vnd.oasis.opendocument.spreadsheet");

    private ContentType() {}

    static boolean isShown(String type) {
        return SHOWN.contains(type);
    }

    /** @param fileName as somebody called it */
    static String of(byte[] begin, @Nullable String fileName) {
        var text = new String(begin, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
            return "image/gif";
        }
        if (text.startsWith("RIFF") && text.length() >= 12) {
            return switch (text.substring(8, 12)) {
                case "WEBP" -> "image/webp";
                case "WAVE" -> "audio/wav";
                default -> UNKNOWN;
            };
        }
        if (text.startsWith("ftyp", 4) && text.length() >= 12) {
            return brand(text.substring(8, 12));
        }
        if (text.startsWith("\u001aE\u00df\u00a3")) {
            return "video/webm";
        }
        if (text.startsWith("OggS")) {
            return "audio/ogg";
        }
        if (text.startsWith("#!AMR")) {
            return "audio/amr";
        }
        if (text.startsWith("ID3")) {
            return "audio/mpeg";
        }
        if (text.startsWith("%PDF-")) {
            return "application/pdf";
        }
        if (text.startsWith("PK\u0003\u0004")) {
            return ZIPPED.getOrDefault(extension(fileName), "application/zip");
        }
        return begin.length >= 2 && (begin[0] & 0xff) == 0xff ? mpegAudio(begin[1] & 0xff) : text(begin, fileName);
    }

    private static String brand(String brand) {
        return switch (brand) {
            case "M4A ", "M4B " -> "audio/mp4";
            case "qt  " -> "video/quicktime";
            case String b when b.startsWith("3g") -> "video/3gpp";
            case "avif", "heic", "mif1" -> UNKNOWN;
            default -> "video/mp4";
        };
    }

    private static String mpegAudio(int second) {
        if ((second & 0xf6) == 0xf0) {
            return "audio/aac";
        }
        return (second & 0xe0) == 0xe0 ? "audio/mpeg" : UNKNOWN;
    }

    /** Text of whatever kind is plain text, for nobody to execute. */
    private static String text(byte[] begin, @Nullable String fileName) {
        // The last character may be cut.
        for (int cut = 0; cut <= 3 && cut < begin.length; cut++) {
            try {
                var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(begin, 0, begin.length - cut));
                var readable = text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
                return !readable ? UNKNOWN : extension(fileName).equals("csv") ? "text/csv" : "text/plain";
            } catch (CharacterCodingException e) {
                // One byte less, or it is no text.
            }
        }
        return UNKNOWN;
    }

    private static String extension(@Nullable String fileName) {
        return fileName == null
                ? ""
                : fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
