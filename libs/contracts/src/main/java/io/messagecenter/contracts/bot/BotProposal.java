package io.messagecenter.contracts.bot;

import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.chat.ChatMode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reply, a change of mode (a hand-over to people, or back to the bot), or both in one.
 *
 * @param eventId derived from the message that is answered: answer and fallback to one message share it
 * @param inReplyTo the message that is answered (the newest of a burst)
 * @param botEpoch the epoch that the answer was made for; in another one it is dropped
 * @param text what to say; null to say nothing
 * @param mode what the chat's mode becomes; null leaves it
 * @param reason for the log and for analysts: {@code rule:<name>}, {@code ai}, {@code fallback}, {@code keyword}, {@code flood} …
 */
public record BotProposal(
        UUID eventId,
        long chatId,
        ConversationAddress address,
        long inReplyTo,
        long botEpoch,
        @Nullable String text,
        @Nullable ChatMode mode,
        String reason,
        Instant proposedAt)
        implements BotEvent {
    @Override
    public UUID id() {
        return eventId;
    }
}
