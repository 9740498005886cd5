package io.messagecenter.whapi;

import io.messagecenter.contracts.content.Media;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The file of a message. */
final class MediaReader {

    /** WHAPI's id for bytes that it does not have. */
    private static final String NOT_AVAILABLE = "media_init";

    private static final int LONGEST_WAVEFORM = 4096;

    private MediaReader() {}

    static Media read(Fields content) {
        var id = content.id("id");
        return new Media(
                NOT_AVAILABLE.equals(id) ? null : id,
                link(content),
                content.text("mime_type"),
                Text.first(content.text("filename"), content.text("file_name")),
                content.whole("file_size"),
                content.count("width"),
                content.count("height"),
                content.count("seconds"),
                waveform(content));
    }

    private static @Nullable String link(Fields content) {
        var link = content.text("link");
        return link != null && (link.startsWith("https://") || link.startsWith("http://")) ? link : null;
    }

    /** Base64 as it comes, or made of an array of samples. */
    private static @Nullable String waveform(Fields content) {
        var samples = content.list("waveform");
        if (samples.isEmpty()) {
            var waveform = content.text("waveform");
            return waveform == null || waveform.length() > LONGEST_WAVEFORM ? null : waveform;
        }
        var bytes = new byte[Math.min(samples.size(), LONGEST_WAVEFORM)];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) samples.get(i).asInt(0);
        }
        return Base64.getEncoder().encodeToString(bytes);
    }
}
