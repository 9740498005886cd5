package io.messagecenter.contracts.chat;

import io.messagecenter.contracts.ConversationAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chat as everybody who may see it sees it: the {@code chat} of the public API, plus what the other services need.
 *
 * @param change the number of the chat's newest event
 * @param version what an optimistic change compares; counts changes of mode, assignment and labels
 * @param botEpoch counts what silences a bot; a bot's proposal holds only for the epoch it was made in
 * @param unreadCount customer messages after the mark of whoever is responsible
 * @param waitingSince the oldest customer message since the last reply; null when nobody waits
 * @param snoozedUntil until when nobody needs to look at it, unless the customer writes
 */
public record ChatSnapshot(
        long id,
        long change,
        String channelAccount,
        String channel,
        ChatKind kind,
        CustomerSnapshot customer,
        ChatMode mode,
        @Nullable Long assignedAgentId,
        @Nullable String assignedAgentName,
        List<String> labels,
        long unreadCount,
        @Nullable Instant waitingSince,
        @Nullable MessageSnapshot lastMessage,
        @Nullable Instant lastMessageAt,
        @Nullable Boolean online,
        @Nullable Instant lastSeenAt,
        long version,
        long botEpoch,
        ConversationAddress address,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant snoozedUntil) {
    public ChatSnapshot {
        labels = labels == null ? List.of() : List.copyOf(labels);
    }
}
