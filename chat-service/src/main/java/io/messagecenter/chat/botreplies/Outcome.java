package io.messagecenter.chat.botreplies;

import io.messagecenter.chat.conversation.Chat;
import io.messagecenter.chat.conversation.Message;
import io.messagecenter.contracts.bot.BotProposal;
import io.messagecenter.contracts.chat.ChatMode;
import io.messagecenter.contracts.chat.Sender;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What becomes of what the bot proposes. */
enum Outcome {
    ACCEPTED,
    /** Somebody or something silenced the bot after the proposal was made. */
    STALE,
    /** People answer this chat, or nobody does. */
    WRONG_MODE,
    BLOCKED,
    /** It answers no message of the customer. */
    NO_MESSAGE,
    /** An admin's command, carried out or answered with why not. */
    COMMAND;

    /**
     * The bot never speaks over a person: what it proposes holds only in the epoch that it was made for, words alone only in
     * BOT, a change of mode in BOT and AGENT.
     *
     * @param answered the message that the proposal answers, if it is in the chat
     */
    static Outcome of(BotProposal proposal, Chat chat, @Nullable Message answered) {
        var state = chat.state();
        var mode = state.mode();
        if (answered == null || answered.sender() != Sender.CUSTOMER) {
            return NO_MESSAGE;
        }
        if (chat.customer().isBlocked()) {
            return BLOCKED;
        }
        if (state.botEpoch() != proposal.botEpoch()) {
            return STALE;
        }
        var allowed = mode == ChatMode.BOT || (mode == ChatMode.AGENT && proposal.mode() != null);
        return allowed ? ACCEPTED : WRONG_MODE;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
