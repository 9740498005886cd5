package io.messagecenter.chat.amend;

import io.messagecenter.chat.conversation.ChatWork;
import io.messagecenter.chat.conversation.Message;
import io.messagecenter.contracts.outbound.DeleteMessage;
import io.messagecenter.contracts.outbound.EditMessage;
import io.messagecenter.contracts.outbound.OutboundHead;
import io.messagecenter.contracts.outbound.OutboundResult.ActionFailed;
import io.messagecenter.contracts.outbound.ReactToMessage;

/**
 * Orders what people here changed about messages that the provider has, and takes it back where the provider did not do it. An order
 * counts the changes of its message, so that only the failure of the newest one is taken back.
 */
public final class Amendments {

    private Amendments() {}

    static void orderEdit(ChatWork work, Message message, String providerId, String text) {
        work.order(new EditMessage(editHead(work, message), message.id(), providerId, text));
    }

    static void orderDeletion(ChatWork work, Message message, String providerId) {
        work.order(new DeleteMessage(deletionHead(work, message), message.id(), providerId));
    }

    static void orderReaction(ChatWork work, Message message, String providerId, String emoji) {
        work.order(new ReactToMessage(
                work.head(work.chat(message.chatId()), "react-" + work.now(), message.id()),
                message.id(),
                providerId,
                emoji));
    }

    /** The provider did not do it: it is shown as it is there, with the reason. */
    public static void takeBack(ChatWork work, Message message, ActionFailed failure) {
        work.update(message, m -> switch (failure.action()) {
            case EDIT -> editHead(work, m).id().equals(failure.orderId()) && m.rewritingFailed(failure.detail());
            case DELETE -> m.removalFailed(failure.detail());
            case REACT -> m.reactionFailed(failure.detail());
            case OTHER -> false;
        });
    }

    private static OutboundHead editHead(ChatWork work, Message message) {
        return work.head(work.chat(message.chatId()), "edit-" + message.rewritings(), message.id());
    }

    private static OutboundHead deletionHead(ChatWork work, Message message) {
        return work.head(work.chat(message.chatId()), "delete", message.id());
    }
}
