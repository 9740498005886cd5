package io.messagecenter.contracts.bot;

import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.chat.ChatMode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An admin's command, sent from an admin's number as a WhatsApp message; parsed, not carried out. The answer goes back to the chat it
 * came from.
 *
 * @param inReplyTo the message that held the command
 * @param mode for {@link Verb#MODE}
 * @param username for {@link Verb#ASSIGN}
 * @param phone digits of the customer whose chat is meant, for MODE and ASSIGN
 * @param problem for {@link Verb#HELP}: what was wrong with the command, null when help was asked for
 */
public record AdminCommand(
        UUID eventId,
        long chatId,
        ConversationAddress address,
        long inReplyTo,
        Verb verb,
        @Nullable ChatMode mode,
        @Nullable String username,
        @Nullable String phone,
        @Nullable String problem,
        Instant proposedAt)
        implements BotEvent {

    @Override
    public UUID id() {
        return eventId;
    }
}
