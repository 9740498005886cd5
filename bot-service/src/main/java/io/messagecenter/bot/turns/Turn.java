package io.messagecenter.bot.turns;

import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.bot.BotEvent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that gets an answer, and what became of it.
 *
 * @param messageId the message; there is one turn a message for ever
 * @param seq the message's place in its chat
 * @param epoch the chat's epoch when it was written
 * @param outcome null while it waits
 * @param replies whether the customer gets something to read
 * @param proposal what was decided; null while it waits, and when nothing came of it
 * @param writtenAt when the customer wrote it
 * @param burstFrom when the first message of the burst arrived that this one ends
 * @param nextAt when somebody has to look after it unless it is settled by then
 * @param deadline when the fallback is due
 */
record Turn(
        long messageId,
        long chatId,
        ConversationAddress address,
        long seq,
        long epoch,
        State state,
        @Nullable String outcome,
        boolean replies,
        @Nullable BotEvent proposal,
        Instant writtenAt,
        Instant burstFrom,
        Instant nextAt,
        Instant deadline,
        Instant createdAt) {

    /** How long an acknowledgement may take before the proposal is sent again. */
    static final Duration PATIENCE = Duration.ofSeconds(12);

    enum State {
        WAITING,
        READY,
        DONE,
        DROPPED
    }

    boolean isOpen() {
        return state == State.WAITING || state == State.READY;
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    /** The same with a proposal, to be published by now. */
    Turn ready(BotEvent decided, String reason, boolean says, Instant now) {
        return new Turn(
                messageId,
                chatId,
                address,
                seq,
                epoch,
                State.READY,
                reason,
                says,
                decided,
                writtenAt,
                burstFrom,
                now.plus(PATIENCE),
                deadline,
                createdAt);
    }

    /** The same without an answer. */
    Turn dropped(String why) {
        return new Turn(
                messageId,
                chatId,
                address,
                seq,
                epoch,
                State.DROPPED,
                why,
                false,
                null,
                writtenAt,
                burstFrom,
                nextAt,
                deadline,
                createdAt);
    }
}
