package io.messagecenter.chat.handling;

import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.platform.security.CurrentUser;
import java.time.Clock;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/chats/{id}")
class HandlingController {

    private final ChangeChat changeChat;
    private final ClaimChat claimChat;
    private final Clock clock;

    HandlingController(ChangeChat changeChat, ClaimChat claimChat, Clock clock) {
        this.changeChat = changeChat;
        this.claimChat = claimChat;
        this.clock = clock;
    }

    @PatchMapping
    ChatSnapshot change(CurrentUser user, @PathVariable long id, @RequestBody ChangeRequest body) {
        var change = body.change(clock.instant());
        return changeChat.change(user, id, change);
    }

    @PostMapping("/claim")
    ChatSnapshot claim(CurrentUser user, @PathVariable long id) {
        return claimChat.claim(user, id);
    }
}
