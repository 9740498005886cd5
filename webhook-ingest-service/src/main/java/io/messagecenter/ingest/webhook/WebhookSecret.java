package io.messagecenter.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.messagecenter.platform.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The secret that WHAPI sends along as a header: one value, or two while one replaces the other. */
final class WebhookSecret {

    static final String HEADER = "X-Webhook-Secret";
    private static final int MOST_VALUES = 2;

    private final List<byte[]> hashes;

    WebhookSecret(Secret configured) {
        this.hashes = configured.isPresent()
                ? values(configured).stream().map(WebhookSecret::hash).toList()
                : List.of();
    }

    static boolean isWellFormed(Secret configured) {
        var values = values(configured);
        return values.size() <= MOST_VALUES && values.stream().noneMatch(String::isEmpty);
    }

    /** Whether anyone may post. */
    boolean isOpen() {
        return hashes.isEmpty();
    }

    /** Takes the same time whatever is presented: hashes have one length, and all of them are compared. */
    boolean admits(@Nullable String presented) {
        var hash = hash(presented == null ? "" : presented);
        var matches = hashes.stream()
                .filter(valid -> MessageDigest.isEqual(valid, hash))
                .count();
        return isOpen() || matches > 0;
    }

    private static List<String> values(Secret configured) {
        return Arrays.stream(configured.value().split(",", -1))
                .map(String::strip)
                .toList();
    }

    private static byte[] hash(String value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
