package io.messagecenter.chat.thread;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatAccess;
import io.messagecenter.chat.audit.AuditTrail;
import io.messagecenter.chat.paging.Keyset;
import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.MessageSnapshot;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/chats/{id}")
class ThreadController {

    /** A chat with its newest messages, oldest of them first, and the cursor of those before. */
    record ChatWithMessages(
            @JsonUnwrapped ChatSnapshot chat,
            List<MessageSnapshot> messages,
            @Nullable String before) {}

    /** Up to which message the chat was read (all, if nothing is said), or from which on it is to be read again. */
    record ReadRequest(
            @Min(0) @Nullable Long upToSeq,
            @Min(1) @Nullable Long unreadFromSeq) {}

    record Unread(long unreadCount) {}

    private static final int PAGE = 50;
    private static final int MAX_LIMIT = 100;

    private final ReadThread readThread;
    private final MarkRead markRead;
    private final ChatAccess access;
    private final AuditTrail audit;

    ThreadController(ReadThread readThread, MarkRead markRead, ChatAccess access, AuditTrail audit) {
        this.readThread = readThread;
        this.markRead = markRead;
        this.access = access;
        this.audit = audit;
    }

    @GetMapping
    ChatWithMessages chat(CurrentUser user, @PathVariable long id) {
        var thread = readThread.chat(Actor.of(user), id, PAGE);
        audit.read(user, id, thread.chat().assignedAgentId());
        return new ChatWithMessages(
                thread.chat(), thread.page().items(), thread.page().before());
    }

    @GetMapping("/messages")
    ThreadPage messages(
            CurrentUser user,
            @PathVariable long id,
            @RequestParam @Nullable String before,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.invalid("limit", "must be between 1 and " + MAX_LIMIT);
        }
        if (before != null && after != null) {
            throw Problem.invalid("after", "cannot be given together with before");
        }
        if (user.isAdmin()) {
            audit.read(user, id, access.requireVisible(Actor.of(user), id));
        }
        return readThread.messages(Actor.of(user), id, place("before", before), place("after", after), limit);
    }

    @PutMapping("/read")
    Unread read(
            CurrentUser user, @PathVariable long id, @Valid @RequestBody(required = false) @Nullable ReadRequest body) {
        var upTo = body == null ? null : body.upToSeq();
        var unreadFrom = body == null ? null : body.unreadFromSeq();
        if (upTo != null && unreadFrom != null) {
            throw Problem.invalid("unread_from_seq", "cannot be given together with up_to_seq");
        }
        var actor = Actor.of(user);
        return new Unread(
                unreadFrom != null
                        ? markRead.unreadFrom(actor, id, unreadFrom)
                        : markRead.readUpTo(actor, id, upTo == null ? Long.MAX_VALUE : upTo));
    }

    private static @Nullable Keyset place(String field, @Nullable String cursor) {
        return cursor == null ? null : Keyset.parse(ReadThread.CURSOR, field, cursor);
    }
}
