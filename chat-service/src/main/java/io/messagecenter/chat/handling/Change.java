package io.messagecenter.chat.handling;

import io.messagecenter.contracts.chat.ChatMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to change about a chat; what is null stays.
 *
 * @param assignment who becomes responsible
 * @param expectedVersion refuses the change if the chat has moved on
 */
record Change(
        @Nullable ChatMode mode,
        @Nullable Assignment assignment,
        @Nullable List<String> labels,
        @Nullable Long expectedVersion) {

    /** @param agentId null for nobody */
    record Assignment(@Nullable Long agentId) {}

    /** Whether it makes that user responsible. */
    boolean givesTo(long userId) {
        return assignment != null && assignment.agentId() != null && assignment.agentId() == userId;
    }
}
