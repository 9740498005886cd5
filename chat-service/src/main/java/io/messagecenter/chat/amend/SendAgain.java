package io.messagecenter.chat.amend;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatAccess;
import io.messagecenter.chat.access.ChatAccess.LockedMessage;
import io.messagecenter.chat.access.ChatPolicy;
import io.messagecenter.chat.conversation.Snapshots;
import io.messagecenter.contracts.chat.MessageSnapshot;
import io.messagecenter.contracts.content.MessageStatus;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.problem.ProblemException;
import io.messagecenter.platform.security.CurrentUser;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people decide about a message that did not surely go out. Each decision counts once: of two at the same time, the second
 * finds the message as the first left it.
 */
@Service
@Transactional
class SendAgain {

    private static final String DISCARDED = "Nobody knows whether it was sent; %s decided not to send it again.";

    private final ChatAccess access;
    private final ChatPolicy policy;
    private final Snapshots snapshots;

    SendAgain(ChatAccess access, ChatPolicy policy, Snapshots snapshots) {
        this.access = access;
        this.policy = policy;
        this.snapshots = snapshots;
    }

    /** @throws ProblemException 404 not there for this user, 409 with the message if it did not fail, or with a closed chat */
    MessageSnapshot retry(CurrentUser user, long messageId) {
        var locked = writable(user, messageId);
        if (locked.message().status() != MessageStatus.FAILED
                || !locked.message().isWrittenHere()) {
            throw conflict(locked, "not-failed", "Only a message that was written here and failed can be sent again.");
        }
        return again(locked);
    }

    /** @throws ProblemException 404 not there for this user, 409 with the message unless it waits for a person's decision */
    MessageSnapshot resolve(CurrentUser user, long messageId, Resolution as) {
        var locked = writable(user, messageId);
        var message = locked.message();
        if (message.status() != MessageStatus.UNKNOWN || isStillChecked(locked)) {
            throw conflict(locked, "not-unclear", "The message does not wait for anybody's decision.");
        }
        switch (as) {
            case RESEND -> {
                return again(locked);
            }
            case SENT -> locked.work().settle(message, MessageStatus.SENT, null);
            case DISCARD -> locked.work().settle(message, MessageStatus.FAILED, DISCARDED.formatted(user.name()));
        }
        locked.work().flush();
        return message.snapshot();
    }

    private MessageSnapshot again(LockedMessage locked) {
        if (locked.chat().state().isClosed()) {
            throw Problem.conflict("chat-closed", "The chat is closed. Open it to write in it.")
                    .with("chat", snapshots.chat(locked.chat().id()).orElseThrow());
        }
        if (locked.message().isDeleted()) {
            throw conflict(locked, "deleted", "The message was deleted.");
        }
        locked.work().sendAgain(locked.message());
        locked.work().flush();
        return locked.message().snapshot();
    }

    private LockedMessage writable(CurrentUser user, long messageId) {
        var actor = Actor.of(user);
        var locked = access.lockMessage(actor, messageId);
        if (!policy.mayWrite(actor, locked.chat().state().assignedAgentId())) {
            throw Problem.forbidden("You may not write in this chat.");
        }
        return locked;
    }

    /** Whether outbound still tries to find out by itself. */
    private static boolean isStillChecked(LockedMessage locked) {
        return locked.work().openSends(List.of(locked.chat().id())).contains(locked.message());
    }

    private ProblemException conflict(LockedMessage locked, String code, String detail) {
        return Problem.conflict(code, detail)
                .with("message", locked.message().snapshot())
                .with("chat", snapshots.chat(locked.chat().id()).orElseThrow());
    }
}
