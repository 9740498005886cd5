package io.messagecenter.contracts.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message was stored.
 *
 * @param chat the chat as it is after this message
 * @param providerTime the provider's own time of it, unclamped; null when it gave none
 */
public record MessageCreated(
        ChatHead head,
        MessageSnapshot message,
        ChatSnapshot chat,
        @Nullable Instant providerTime) implements ChatEvent {}
