package io.messagecenter.chat.amend;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatAccess;
import io.messagecenter.chat.access.ChatAccess.LockedMessage;
import io.messagecenter.chat.access.ChatPolicy;
import io.messagecenter.chat.audit.AuditTrail;
import io.messagecenter.chat.conversation.Message;
import io.messagecenter.chat.conversation.Snapshots;
import io.messagecenter.chat.mentions.OpenMentions;
import io.messagecenter.contracts.audit.ActionTaken.Detail;
import io.messagecenter.contracts.chat.MessageSnapshot;
import io.messagecenter.contracts.chat.Sender;
import io.messagecenter.contracts.content.MessageStatus;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.problem.ProblemException;
import io.messagecenter.platform.security.CurrentUser;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * People react to messages, and edit and delete our own. It is shown at once and ordered of the provider; should the provider refuse,
 * it is taken back. A note never leaves the house: its author, or an admin, changes it here alone.
 */
@Service
@Transactional
class AmendMessage {

    private final ChatAccess access;
    private final ChatPolicy policy;
    private final Snapshots snapshots;
    private final OpenMentions mentions;
    private final AuditTrail audit;

    AmendMessage(ChatAccess access, ChatPolicy policy, Snapshots snapshots, OpenMentions mentions, AuditTrail audit) {
        this.access = access;
        this.policy = policy;
        this.snapshots = snapshots;
        this.mentions = mentions;
        this.audit = audit;
    }

    /** @throws ProblemException 404 not there for this user, 409 deleted or not at the provider yet, 422 nothing to react to */
    MessageSnapshot react(CurrentUser user, long messageId, String emoji) {
        var locked = writable(user, messageId);
        var message = locked.message();
        if (message.type() == MessageType.NOTE || message.sender() == Sender.SYSTEM) {
            throw Problem.unprocessable("no-reaction", "WhatsApp knows nothing of this message.");
        }
        var providerId = reached(locked);
        var work = locked.work();
        work.update(message, m -> {
            var news = m.reactHere(emoji, user.name());
            if (news) {
                Amendments.orderReaction(work, m, providerId, emoji);
            }
            return news;
        });
        return flushed(locked);
    }

    /** @throws ProblemException 404 not there for this user, 403 another's note, 409 as it is now, 422 not ours, or no text */
    MessageSnapshot edit(CurrentUser user, long messageId, String text) {
        var locked = writable(user, messageId);
        var message = locked.message();
        var providerId = isOwnNote(user, message) ? null : ours(locked, MessageType.TEXT);
        var work = locked.work();
        if (providerId == null) {
            var before = Objects.requireNonNullElse(message.text(), "");
            mentions.rewritten(locked.chat().id(), message.seq(), before, text, user.id());
        }
        work.update(message, m -> {
            var news = m.rewrite(text, work.now());
            if (news && providerId != null) {
                Amendments.orderEdit(work, m, providerId, text);
            }
            return news;
        });
        return flushed(locked);
    }

    /** What failed never reached anybody, and is deleted here alone. Deleted twice is deleted once. */
    MessageSnapshot delete(CurrentUser user, long messageId) {
        var locked = writable(user, messageId);
        var message = locked.message();
        if (message.isDeleted()) {
            return message.snapshot();
        }
        var here = isOwnNote(user, message) || (message.isWrittenHere() && message.status() == MessageStatus.FAILED);
        var providerId = here ? null : ours(locked, null);
        var work = locked.work();
        work.update(message, m -> m.remove(work.now()));
        var chat = locked.chat().id();
        audit.record(user, "message.deleted", "message:" + messageId, new Detail("chat_id", Long.toString(chat)));
        if (message.type() == MessageType.NOTE) {
            mentions.deleted(locked.chat().id(), message.seq());
        }
        if (providerId != null) {
            Amendments.orderDeletion(work, message, providerId);
        }
        return flushed(locked);
    }

    private static boolean isOwnNote(CurrentUser user, Message message) {
        if (message.type() != MessageType.NOTE) {
            return false;
        }
        if (!user.isAdmin()
                && !Long.valueOf(user.id()).equals(message.snapshot().senderId())) {
            throw Problem.forbidden("Only its author changes a note.");
        }
        return true;
    }

    /** The provider's id of a message of ours that it has. */
    private String ours(LockedMessage locked, @Nullable MessageType type) {
        var message = locked.message();
        if (message.sender() != Sender.AGENT && message.sender() != Sender.BOT) {
            throw Problem.unprocessable("not-ours", "Only our own messages can be changed.");
        }
        if (type != null && message.type() != type) {
            throw Problem.unprocessable("no-text", "Only the words of a text message can be changed.");
        }
        return reached(locked);
    }

    private String reached(LockedMessage locked) {
        var message = locked.message();
        if (message.isDeleted()) {
            throw conflict(locked, "deleted", "The message was deleted.");
        }
        if (message.providerId() == null || message.status() == MessageStatus.FAILED) {
            throw conflict(locked, "not-sent", "The message has not reached WhatsApp.");
        }
        return message.providerId();
    }

    private LockedMessage writable(CurrentUser user, long messageId) {
        var actor = Actor.of(user);
        var locked = access.lockMessage(actor, messageId);
        if (!policy.mayWrite(actor, locked.chat().state().assignedAgentId())) {
            throw Problem.forbidden("You may not write in this chat.");
        }
        return locked;
    }

    private static MessageSnapshot flushed(LockedMessage locked) {
        locked.work().flush();
        return locked.message().snapshot();
    }

    private ProblemException conflict(LockedMessage locked, String code, String detail) {
        return Problem.conflict(code, detail)
                .with("message", locked.message().snapshot())
                .with("chat", snapshots.chat(locked.chat().id()).orElseThrow());
    }
}
