package io.messagecenter.chat.cannedanswers;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatAccess;
import io.messagecenter.chat.conversation.Snapshots;
import io.messagecenter.chat.paging.Keyset;
import io.messagecenter.chat.paging.Page;
import io.messagecenter.chat.reply.Words;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/canned-answers")
class CannedAnswerController {

    /** @param shared whether everybody shall have it; for admins */
    record CannedAnswerRequest(
            @NotNull String shortcut,
            @NotNull String text,
            @Nullable Boolean shared) {}

    /** What is to change; what is null stays. */
    record CannedAnswerChange(
            @Nullable String shortcut, @Nullable String text) {}

    /** @param text with the variables filled in for a chat */
    record Filled(String text) {}

    private static final int MAX_LIMIT = 100;
    private static final int MAX_SHORTCUT = 50;
    private static final String CURSOR = "canned";

    private final CannedAnswers answers;
    private final ChatAccess access;
    private final Snapshots snapshots;

    CannedAnswerController(CannedAnswers answers, ChatAccess access, Snapshots snapshots) {
        this.answers = answers;
        this.access = access;
        this.snapshots = snapshots;
    }

    @GetMapping
    Page<CannedAnswer> list(
            CurrentUser user, @RequestParam(defaultValue = "50") int limit, @RequestParam @Nullable String cursor) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.invalid("limit", "must be between 1 and " + MAX_LIMIT);
        }
        var after = cursor == null ? 0 : Keyset.parse(CURSOR, "cursor", cursor).number();
        var found = answers.list(user, after, limit + 1);
        var page = found.size() > limit ? found.subList(0, limit) : found;
        var next =
                found.size() > limit ? new Keyset(Instant.EPOCH, page.getLast().id()).cursor(CURSOR) : null;
        return new Page<>(page, next);
    }

    @GetMapping("/{id}")
    CannedAnswer get(CurrentUser user, @PathVariable long id) {
        return answers.get(user, id);
    }

    @GetMapping("/{id}/text")
    Filled text(CurrentUser user, @PathVariable long id, @RequestParam("chat_id") long chatId) {
        var answer = answers.get(user, id);
        var chat = snapshots.chat(chatId).orElseThrow(ChatAccess::noSuchChat);
        access.requireVisible(Actor.of(user), chat.assignedAgentId());
        return new Filled(Variables.filled(answer.text(), chat, user));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CannedAnswer create(CurrentUser user, @Valid @RequestBody CannedAnswerRequest body) {
        return answers.create(user, shortcut(body.shortcut()), text(body.text()), Boolean.TRUE.equals(body.shared()));
    }

    @PatchMapping("/{id}")
    CannedAnswer change(CurrentUser user, @PathVariable long id, @RequestBody CannedAnswerChange body) {
        return answers.change(
                user,
                id,
                body.shortcut() == null ? null : shortcut(body.shortcut()),
                body.text() == null ? null : text(body.text()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(CurrentUser user, @PathVariable long id) {
        answers.delete(user, id);
    }

    private static String shortcut(String given) {
        var shortcut = Words.clean(given);
        if (shortcut.isEmpty() || shortcut.codePointCount(0, shortcut.length()) > MAX_SHORTCUT) {
            throw Problem.invalid("shortcut", "must have 1 to " + MAX_SHORTCUT + " characters");
        }
        return shortcut;
    }

    private static String text(String given) {
        var text = Words.required("text", given);
        Variables.check(text);
        return text;
    }
}
