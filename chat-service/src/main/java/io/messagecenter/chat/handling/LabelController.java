package io.messagecenter.chat.handling;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatPolicy;
import io.messagecenter.chat.paging.Page;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LabelController {

    private static final int MAX_LIMIT = 100;
    private static final String CURSOR = "labels ";

    private final LabelCounts labels;
    private final ChatPolicy policy;

    LabelController(LabelCounts labels, ChatPolicy policy) {
        this.labels = labels;
        this.policy = policy;
    }

    @GetMapping("/labels")
    Page<LabelCounts.LabelCount> labels(
            CurrentUser user, @RequestParam(defaultValue = "50") int limit, @RequestParam @Nullable String cursor) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.invalid("limit", "must be between 1 and " + MAX_LIMIT);
        }
        var after = cursor == null ? null : parse(cursor);
        var found = labels.find(policy.visibleTo(Actor.of(user)), after, limit + 1);
        var page = found.size() > limit ? found.subList(0, limit) : found;
        return new Page<>(page, found.size() > limit ? cursor(page.getLast().name()) : null);
    }

    private static String cursor(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((CURSOR + name).getBytes(StandardCharsets.UTF_8));
    }

    private static String parse(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(CURSOR) && text.indexOf('\0') < 0) {
                return text.substring(CURSOR.length());
            }
        } catch (IllegalArgumentException e) {
            // Not even base64: answered like every other foreign cursor.
        }
        throw Problem.invalid("cursor", "is not a cursor of this list");
    }
}
