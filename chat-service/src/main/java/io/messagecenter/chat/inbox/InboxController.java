package io.messagecenter.chat.inbox;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatPolicy;
import io.messagecenter.chat.access.Scope;
import io.messagecenter.chat.log.LogEnd;
import io.messagecenter.chat.paging.Keyset;
import io.messagecenter.chat.search.SearchText;
import io.messagecenter.contracts.chat.ChatMode;
import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/chats")
class InboxController {

    /** @param cursor for {@code /chats/sync}, taken before reading; null while the log cannot be asked for its end */
    record ChatPage(
            List<ChatSnapshot> items,
            @Nullable String nextCursor,
            @Nullable String cursor) {}

    private static final Set<String> CHANNELS = Set.of("whatsapp", "telegram", "email");
    private static final int MAX_LIMIT = 100;

    private final ReadInbox readInbox;
    private final LogEnd logEnd;
    private final ChatPolicy policy;

    InboxController(ReadInbox readInbox, LogEnd logEnd, ChatPolicy policy) {
        this.readInbox = readInbox;
        this.logEnd = logEnd;
        this.policy = policy;
    }

    @GetMapping
    ChatPage list(
            CurrentUser user,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable ChatMode mode,
            @Parameter(schema = @Schema(allowableValues = {"whatsapp", "telegram", "email"})) @RequestParam @Nullable String channel,
            @Parameter(description = "me, unassigned, any, or an agent's id") @RequestParam @Nullable String assigned,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(defaultValue = "false") boolean waiting,
            @Parameter(description = "only those that are not closed") @RequestParam(defaultValue = "false")
                    boolean open,
            @RequestParam @Nullable Boolean snoozed,
            @RequestParam(defaultValue = "false") boolean mentioned,
            @RequestParam @Nullable String label,
            @RequestParam @Nullable String q) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.invalid("limit", "must be between 1 and " + MAX_LIMIT);
        }
        if (channel != null && !CHANNELS.contains(channel)) {
            throw Problem.invalid("channel", "is not known");
        }
        var scope = policy.visibleTo(Actor.of(user)).and(asked(user, assigned));
        var after = cursor == null ? null : Keyset.parse(Inbox.CURSOR, "cursor", cursor);
        var end = logEnd.cursor();
        var page = readInbox.page(new InboxQuery(
                scope,
                mode,
                channel,
                unread,
                waiting,
                open,
                snoozed,
                mentioned ? user.id() : null,
                stored(label),
                SearchText.of(q),
                after,
                limit));
        return new ChatPage(page.items(), page.nextCursor(), end);
    }

    @GetMapping("/counts")
    ChatCounts counts(CurrentUser user) {
        return readInbox.counts(policy.visibleTo(Actor.of(user)), user.id());
    }

    /** As it would be stored: no label has a NUL, and PostgreSQL cannot even be asked for one. */
    private static @Nullable String stored(@Nullable String label) {
        return label == null ? null : label.replace("\0", "").strip();
    }

    private static Scope asked(CurrentUser user, @Nullable String assigned) {
        return switch (assigned == null ? (user.isAdmin() ? "any" : "me") : assigned) {
            case "any" -> Scope.ALL;
            case "me" -> Scope.of(user.id());
            case "unassigned" -> Scope.UNASSIGNED;
            case String id when id.matches("\\d{1,18}") -> Scope.of(Long.parseLong(id));
            default -> throw Problem.invalid("assigned", "must be me, unassigned, any or an agent's id");
        };
    }
}
