package io.messagecenter.chat.handling;

import io.messagecenter.contracts.chat.ChatMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to change about a chat; what is null stays.
 *
 * @param assignment who becomes responsible
 * @param snooze until when nobody needs to look at it
 * @param expectedVersion refuses the change if the chat has moved on
 */
record Change(
        @Nullable ChatMode mode,
        @Nullable Assignment assignment,
        @Nullable List<String> labels,
        @Nullable Snooze snooze,
        @Nullable Long expectedVersion) {

    /** @param agentId null for nobody */
    record Assignment(@Nullable Long agentId) {}

    /** @param until null to wake the chat */
    record Snooze(@Nullable Instant until) {}

    /** Whether it makes that user responsible. */
    boolean givesTo(long userId) {
        return assignment != null && assignment.agentId() != null && assignment.agentId() == userId;
    }
}
