package io.messagecenter.chat.search;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatPolicy;
import io.messagecenter.chat.paging.Page;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SearchController {

    private static final int MAX_LIMIT = 100;

    private final Search search;
    private final ChatPolicy policy;

    SearchController(Search search, ChatPolicy policy) {
        this.search = search;
        this.policy = policy;
    }

    @GetMapping("/chats/search")
    Page<Hit> search(
            CurrentUser user,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam @Nullable String cursor) {
        var text = SearchText.of(q);
        if (text == null) {
            throw Problem.invalid("q", "must say what to look for");
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.invalid("limit", "must be between 1 and " + MAX_LIMIT);
        }
        var from = cursor == null ? Place.START : Place.parse(cursor);
        return search.page(text, policy.visibleTo(Actor.of(user)), from, limit);
    }
}
