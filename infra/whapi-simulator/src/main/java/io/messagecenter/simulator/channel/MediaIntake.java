package io.messagecenter.simulator.channel;

import io.messagecenter.simulator.SimulatorProperties;
import io.messagecenter.simulator.channel.MediaStore.Stored;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what stands in a {@code media} field (a media id, an address, base64, a data URI) into a stored file. */
@Component
public class MediaIntake {

    private static final Pattern MEDIA_ID = Pattern.compile("[a-zA-Z0-9]+-[0-9a-fA-F-]+");
    private static final Pattern DATA_URI = Pattern.compile("data:([^,]*?)(;base64)?,(.*)", Pattern.DOTALL);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final MediaStore store;
    private final Clock clock;
    private final long fileLimit;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(1))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    MediaIntake(MediaStore store, Clock clock, SimulatorProperties properties) {
        this.store = store;
        this.clock = clock;
        this.fileLimit = properties.limits().file().toBytes();
    }

    /** Keeps an upload. @throws Refused with 413 if it is too large */
    public Stored upload(byte[] bytes, String mimeType, @Nullable String fileName) {
        if (bytes.length > fileLimit) {
            throw new Refused(413, "Request body too large");
        }
        return store.add(bytes, mimeType, fileName, now());
    }

    /**
     * Resolves a {@code media} field. A file that cannot be fetched from its address is kept as a mere link.
     *
     * @param fallbackType the type to assume when neither the sender nor the file says one
     * @throws Refused with 404 for an unknown media id, 400 for anything unreadable, 413 for too much
     */
    public Stored resolve(String media, @Nullable String mimeType, @Nullable String fileName, String fallbackType) {
        if (media.startsWith("data:")) {
            return fromDataUri(media, mimeType, fileName);
        }
        if (media.matches("(?i)https?://.+")) {
            return fetch(media, mimeType, fileName, fallbackType);
        }
        if (MEDIA_ID.matcher(media).matches()) {
            return store.find(media).orElseThrow(() -> Refused.unknown("media"));
        }
        if (mimeType == null) {
            throw Refused.wrong("media: an address, a media id, a data URI, or base64 together with mime_type");
        }
        return upload(decode(media), mimeType, fileName);
    }

    private Stored fromDataUri(String uri, @Nullable String mimeType, @Nullable String fileName) {
        var parts = DATA_URI.matcher(uri);
        if (!parts.matches()) {
            throw Refused.wrong("media: not a data URI");
        }
        var type = mimeType != null ? mimeType : parts.group(1).isEmpty() ? "text/plain" : parts.group(1);
        var bytes =
                parts.group(2) != null ? decode(parts.group(3)) : parts.group(3).getBytes(StandardCharsets.UTF_8);
        return upload(bytes, type, fileName);
    }

    private Stored fetch(String address, @Nullable String mimeType, @Nullable String fileName, String fallbackType) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(PATIENCE)
                    .build();
            var response = http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), fileLimit));
            if (response.statusCode() == 200) {
                var told = response.headers().firstValue("content-type").orElse(fallbackType);
                return upload(response.body(), mimeType != null ? mimeType : told, fileName);
            }
        } catch (IOException | IllegalArgumentException unreachable) {
            // The link is handed on as it is; whoever follows it sees the same failure.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return store.addUnfetched(address, mimeType != null ? mimeType : fallbackType, fileName, now());
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            throw Refused.wrong("media: not base64");
        }
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    /** What a file of this message type usually is. */
    static String usualType(String messageType) {
        return switch (messageType.toLowerCase(Locale.ROOT)) {
            case "image" -> "image/jpeg";
            case "video", "gif", "short" -> "video/mp4";
            case "audio" -> "audio/mpeg";
            case "voice" -> "audio/ogg; codecs=opus";
            case "sticker" -> "image/webp";
            default -> "application/octet-stream";
        };
    }
}
