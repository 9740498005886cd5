package io.messagecenter.whapi;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a webhook reached us.
 *
 * @param account the channel that is meant where a body names none
 * @param methodHint {@code post}, {@code put}, {@code patch} or {@code delete}, from the path or the HTTP verb; counts where a body
 *     has no event object
 * @param receivedAt when it came
 */
public record Delivery(String account, @Nullable String methodHint, Instant receivedAt) {

    private static final Set<String> METHODS = Set.of("post", "put", "patch", "delete");

    /** Understands WHAPI's three modes: always POST, {@code <url>/messages/put}, and {@code PUT <url>/messages}. */
    public static Delivery of(String account, String verb, String path, Instant receivedAt) {
        var last = Text.lower(path.substring(path.lastIndexOf('/') + 1));
        return new Delivery(account, METHODS.contains(last) ? last : Text.lower(verb), receivedAt);
    }
}
