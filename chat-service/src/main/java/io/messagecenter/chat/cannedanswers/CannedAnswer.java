package io.messagecenter.chat.cannedanswers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A snippet.
 *
 * @param shortcut what one types to find it; unique among one's own, and among the shared ones
 * @param text may name variables, see {@link Variables}
 * @param shared whether everybody has it; then it has no owner
 */
record CannedAnswer(
        long id,
        String shortcut,
        String text,
        boolean shared,
        @Nullable Long ownerId,
        Instant createdAt,
        Instant updatedAt) {}
