package io.messagecenter.chat.handling;

import io.messagecenter.contracts.chat.ChatMode;
import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/chats/{id}")
class HandlingController {

    /** @param assignedAgentId a tree, since it tells an explicit null, which unassigns, from a field that is not there */
    record ChangeRequest(
            @Nullable ChatMode mode,
            @Nullable JsonNode assignedAgentId,
            @Nullable List<@Nullable String> labels,
            @Nullable Long expectedVersion) {}

    private final ChangeChat changeChat;
    private final ClaimChat claimChat;

    HandlingController(ChangeChat changeChat, ClaimChat claimChat) {
        this.changeChat = changeChat;
        this.claimChat = claimChat;
    }

    @PatchMapping
    ChatSnapshot change(CurrentUser user, @PathVariable long id, @RequestBody ChangeRequest body) {
        var change = new Change(
                body.mode(),
                body.assignedAgentId() == null ? null : assignment(body.assignedAgentId()),
                body.labels() == null ? null : Labels.of(body.labels()),
                body.expectedVersion());
        return changeChat.change(user, id, change);
    }

    @PostMapping("/claim")
    ChatSnapshot claim(CurrentUser user, @PathVariable long id) {
        return claimChat.claim(user, id);
    }

    private static Change.Assignment assignment(JsonNode given) {
        if (given.isNull()) {
            return new Change.Assignment(null);
        }
        if (!given.isIntegralNumber() || !given.canConvertToLong()) {
            throw Problem.invalid("assigned_agent_id", "must be a user's id or null");
        }
        return new Change.Assignment(given.longValue());
    }
}
