package io.messagecenter.chat.thread;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatAccess;
import io.messagecenter.chat.access.ChatPolicy;
import io.messagecenter.chat.conversation.ChatState;
import io.messagecenter.chat.courtesy.Courtesies;
import io.messagecenter.chat.mentions.OpenMentions;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves the mark up to which a chat was read; only the look of whoever is responsible does. */
@Service
@Transactional
class MarkRead {

    private final ChatAccess access;
    private final ChatPolicy policy;
    private final CustomerMessages customerMessages;
    private final Courtesies courtesies;
    private final OpenMentions mentions;

    MarkRead(
            ChatAccess access,
            ChatPolicy policy,
            CustomerMessages customerMessages,
            Courtesies courtesies,
            OpenMentions mentions) {
        this.access = access;
        this.policy = policy;
        this.customerMessages = customerMessages;
        this.courtesies = courtesies;
        this.mentions = mentions;
    }

    /** @return how many of the customer's messages are unread then */
    long readUpTo(Actor actor, long chatId, long seq) {
        var unread = move(
                actor, chatId, state -> customerMessages.lastUpTo(chatId, seq).ifPresent(state::readUpTo));
        if (actor.id() != null) {
            mentions.read(actor.id(), chatId, seq);
        }
        return unread;
    }

    /** @return how many of the customer's messages are unread then */
    long unreadFrom(Actor actor, long chatId, long seq) {
        return move(
                actor, chatId, state -> customerMessages.firstFrom(chatId, seq).ifPresent(state::unreadFrom));
    }

    private long move(Actor actor, long chatId, Consumer<ChatState> mark) {
        var work = access.lock(actor, chatId);
        var state = work.chat(chatId).state();
        if (policy.reads(actor, state.assignedAgentId())) {
            var before = state.read();
            mark.accept(state);
            courtesies.read(work, chatId, before);
            work.flush();
        }
        return state.unread();
    }
}
