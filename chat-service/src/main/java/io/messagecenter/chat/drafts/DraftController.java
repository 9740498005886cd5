package io.messagecenter.chat.drafts;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatAccess;
import io.messagecenter.chat.access.ChatPolicy;
import io.messagecenter.chat.paging.Keyset;
import io.messagecenter.chat.paging.Page;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's own drafts: nobody sees another's, and nobody one of a chat that they may not see. */
@RestController
class DraftController {

    /** @param updatedAt null where there is no draft */
    record Draft(
            @Nullable String reply,
            @Nullable String note,
            @Nullable Instant updatedAt) {}

    /** What is not given stays; an empty text deletes. */
    record DraftRequest(@Nullable String reply, @Nullable String note) {}

    private static final String CURSOR = "drafts";
    private static final int MAX_LIMIT = 100;
    private static final int LONGEST = 10_000;

    private final Drafts drafts;
    private final ChatAccess access;
    private final ChatPolicy policy;
    private final Clock clock;

    DraftController(Drafts drafts, ChatAccess access, ChatPolicy policy, Clock clock) {
        this.drafts = drafts;
        this.access = access;
        this.policy = policy;
        this.clock = clock;
    }

    @GetMapping("/chats/drafts")
    Page<Drafts.DraftOfChat> list(
            CurrentUser user, @RequestParam(defaultValue = "50") int limit, @RequestParam @Nullable String cursor) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.invalid("limit", "must be between 1 and " + MAX_LIMIT);
        }
        var after = cursor == null ? null : Keyset.parse(CURSOR, "cursor", cursor);
        var found = drafts.list(user.id(), policy.visibleTo(Actor.of(user)), after, limit + 1);
        var page = found.size() > limit ? found.subList(0, limit) : found;
        var last = found.size() > limit ? page.getLast() : null;
        return new Page<>(page, last == null ? null : new Keyset(last.updatedAt(), last.chatId()).cursor(CURSOR));
    }

    @GetMapping("/chats/{id}/draft")
    Draft get(CurrentUser user, @PathVariable long id) {
        access.requireVisible(Actor.of(user), id);
        return drafts.find(user.id(), id)
                .map(draft -> new Draft(draft.reply(), draft.note(), draft.updatedAt()))
                .orElseGet(() -> new Draft(null, null, null));
    }

    @PutMapping("/chats/{id}/draft")
    Draft put(CurrentUser user, @PathVariable long id, @RequestBody DraftRequest body) {
        access.requireVisible(Actor.of(user), id);
        drafts.keep(user.id(), id, words("reply", body.reply()), words("note", body.note()), clock.instant());
        return get(user, id);
    }

    /** As it was typed, blanks at its ends and all: somebody goes on typing there. */
    private static @Nullable String words(String field, @Nullable String typed) {
        if (typed == null) {
            return null;
        }
        if (typed.length() > LONGEST) {
            throw Problem.invalid(field, "must have at most " + LONGEST + " characters");
        }
        var kept = new StringBuilder(typed.length());
        typed.codePoints()
                .filter(c -> c != 0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
