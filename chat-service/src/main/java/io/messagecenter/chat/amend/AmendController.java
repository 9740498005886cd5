package io.messagecenter.chat.amend;

import io.messagecenter.contracts.chat.MessageSnapshot;
import io.messagecenter.platform.security.CurrentUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/chats/messages/{id}")
class AmendController {

    record ResolveRequest(@NotNull Resolution as) {}

    private final SendAgain sendAgain;

    AmendController(SendAgain sendAgain) {
        this.sendAgain = sendAgain;
    }

    @PostMapping("/retry")
    MessageSnapshot retry(CurrentUser user, @PathVariable long id) {
        return sendAgain.retry(user, id);
    }

    @PostMapping("/resolve")
    MessageSnapshot resolve(CurrentUser user, @PathVariable long id, @Valid @RequestBody ResolveRequest body) {
        return sendAgain.resolve(user, id, body.as());
    }
}
