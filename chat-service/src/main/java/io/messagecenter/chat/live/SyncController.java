package io.messagecenter.chat.live;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatPolicy;
import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.MessageSnapshot;
import io.messagecenter.platform.security.CurrentUser;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SyncController {

    /**
     * What changed, as it is now.
     *
     * @param removed the chats that the caller could see and cannot see any more
     * @param cursor from where to ask the next time
     * @param complete whether there is nothing more to ask for now
     */
    record Changed(
            List<ChatSnapshot> chats,
            List<MessageSnapshot> messages,
            List<Long> removed,
            String cursor,
            boolean complete) {}

    private final Sync sync;
    private final ChatPolicy policy;

    SyncController(Sync sync, ChatPolicy policy) {
        this.sync = sync;
        this.policy = policy;
    }

    @GetMapping("/chats/sync")
    Changed sync(CurrentUser user, @RequestParam(required = false) @Nullable String since) {
        if (!StringUtils.hasLength(since)) {
            return new Changed(List.of(), List.of(), List.of(), sync.now().text(), true);
        }
        var scope = policy.visibleTo(Actor.of(user));
        var changes = sync.since(since, scope);
        var rows = sync.rows(changes, scope);
        return new Changed(
                rows.chats(), rows.messages(), rows.removed(), changes.place().text(), changes.complete());
    }
}
