package io.messagecenter.outbound.whapi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a file is by its first bytes, whatever it is called. What a browser would run is called plain bytes. */
final class FileType {

    /** So many of the first bytes are looked at. */
    static final int LOOKED_AT = 512;

    static final String BYTES = "application/octet-stream";

    private static final Set<String> ACTIVE = Set.of(
            "text/html", "application/xhtml+xml", "image/svg+xml", "text/xml", "application/xml", "text/javascript");
    private static final List<String> ACTIVE_BEGINNINGS =
            List.of("<!doctype", "<html", "<head", "<body", "<script", "<svg", "<?xml", "<iframe", "<a ", "<img");

    private FileType() {}

    /** @param claimed the type that somebody named; believed where the bytes are of that family, or say nothing against it */
    static String of(byte[] head, @Nullable String claimed) {
        var named = claimed == null ? BYTES : claimed.strip().toLowerCase(Locale.ROOT);
        var plain = named.contains(";") ? named.substring(0, named.indexOf(';')).strip() : named;
        var seen = magic(head);
        if (seen != null) {
            return isRefinement(seen, plain) ? named : seen;
        }
        if (isActive(head) || ACTIVE.contains(plain) || plain.endsWith("+xml")) {
            return BYTES;
        }
        if (plain.startsWith("text/")) {
            return holdsNul(head) ? BYTES : named;
        }
        var media = plain.startsWith("image/") || plain.startsWith("video/") || plain.startsWith("audio/");
        return media || !plain.matches("application/[a-z0-9.+-]+") ? BYTES : named;
    }

    /** Containers hold several kinds; there the name tells which. */
    private static boolean isRefinement(String seen, String claimed) {
        return seen.equals(claimed)
                || switch (seen) {
                    case "application/zip" -> claimed.startsWith("application/") && !claimed.equals(BYTES);
                    case "application/x-ole-storage" -> claimed.startsWith("application/") && !claimed.equals(BYTES);
                    case "video/mp4" ->
                        claimed.startsWith("video/") || claimed.equals("audio/mp4") || claimed.equals("audio/m4a");
                    case "audio/ogg" -> claimed.equals("video/ogg") || claimed.equals("audio/opus");
                    case "video/webm" -> claimed.equals("audio/webm") || claimed.equals("video/x-matroska");
                    case "audio/mpeg" -> claimed.equals("audio/mp3");
                    default -> false;
                };
    }

    private static @Nullable String magic(byte[] head) {
        var text = new String(head, 0, Math.min(head.length, 16), ISO_8859_1);
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
                case "AVI " -> "video/x-msvideo";
                default -> BYTES;
            };
        }
        if (text.length() >= 12 && text.startsWith("ftyp", 4)) {
            return text.startsWith("M4A", 8) ? "audio/mp4" : text.startsWith("hei", 8) ? "image/heic" : "video/mp4";
        }
        if (text.startsWith("OggS")) {
            return "audio/ogg";
        }
        if (text.startsWith("\u001aE\u00df\u00a3")) {
            return "video/webm";
        }
        if (text.startsWith("%PDF-")) {
            return "application/pdf";
        }
        if (text.startsWith("PK\u0003\u0004")) {
            return "application/zip";
        }
        if (text.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            return "application/x-ole-storage";
        }
        if (text.startsWith("#!AMR")) {
            return "audio/amr";
        }
        return text.startsWith("ID3") || isMpegAudio(head) ? "audio/mpeg" : null;
    }

    /** A frame of MPEG audio (layer 1 to 3), or of AAC in ADTS. */
    private static boolean isMpegAudio(byte[] head) {
        return head.length > 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xE0) == 0xE0 && (head[1] & 0x18) != 0x08;
    }

    private static boolean isActive(byte[] head) {
        var text = new String(head, ISO_8859_1)
                .replace("\u00ef\u00bb\u00bf", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        return ACTIVE_BEGINNINGS.stream().anyMatch(text::startsWith);
    }

    private static boolean holdsNul(byte[] head) {
        for (var b : head) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }
}
