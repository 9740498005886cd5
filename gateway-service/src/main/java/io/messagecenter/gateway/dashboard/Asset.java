package io.messagecenter.gateway.dashboard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/** A file of the dashboard, ready to be sent. */
final class Asset {

    /** Files whose names change with their content. */
    private static final String HASHED_NAMES = "/_next/static/";

    private static final MediaType MANIFEST = MediaType.parseMediaType("application/manifest+json");
    private static final int ETAG_BYTES = 12;

    /** Browsers ask for the icon again with every change of the address, which is one for every chat that is opened. */
    private static final Duration ICONS_AGE = Duration.ofDays(1);

    private final byte[] content;
    private final byte @Nullable [] gzipped;
    private final MediaType type;
    private final String etag;
    private final boolean immutable;

    /**
     * @param path begins with a slash
     * @param gzipped the same, compressed; null where that gains nothing
     */
    Asset(String path, byte[] content, byte @Nullable [] gzipped) {
        this.content = content;
        this.gzipped = gzipped;
        this.type = typeOf(path);
        // Weak: it stands for the content, compressed or not.
        this.etag = "W/\"" + digest(content) + "\"";
        this.immutable = path.startsWith(HASHED_NAMES);
    }

    private static MediaType typeOf(String path) {
        if (path.endsWith(".webmanifest")) {
            return MANIFEST;
        }
        var type = MediaTypeFactory.getMediaType(path).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return type.getType().equals("text") ? new MediaType(type, StandardCharsets.UTF_8) : type;
    }

    private static String digest(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, ETAG_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] content() {
        return content;
    }

    byte @Nullable [] gzipped() {
        return gzipped;
    }

    MediaType type() {
        return type;
    }

    String etag() {
        return etag;
    }

    boolean isImmutable() {
        return immutable;
    }

    CacheControl cacheControl() {
        if (immutable) {
            return CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
        }
        return type.getType().equals("image") ? CacheControl.maxAge(ICONS_AGE).cachePublic() : CacheControl.noCache();
    }
}
