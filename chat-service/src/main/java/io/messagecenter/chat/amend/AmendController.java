package io.messagecenter.chat.amend;

import io.messagecenter.chat.reply.Words;
import io.messagecenter.contracts.chat.MessageSnapshot;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/chats/messages/{id}")
class AmendController {

    record ResolveRequest(@NotNull Resolution as) {}

    /** @param emoji one; an empty one takes ours away */
    record ReactionRequest(@NotNull String emoji) {}

    record EditRequest(@NotNull String text) {}

    private static final int LONGEST_EMOJI = 16;

    private final SendAgain sendAgain;
    private final AmendMessage amendMessage;
    private final FetchAgain fetchAgain;

    AmendController(SendAgain sendAgain, AmendMessage amendMessage, FetchAgain fetchAgain) {
        this.sendAgain = sendAgain;
        this.amendMessage = amendMessage;
        this.fetchAgain = fetchAgain;
    }

    @PostMapping("/reaction")
    MessageSnapshot react(CurrentUser user, @PathVariable long id, @Valid @RequestBody ReactionRequest body) {
        var emoji = Words.clean(body.emoji());
        if (emoji.codePointCount(0, emoji.length()) > LONGEST_EMOJI
                || emoji.codePoints().anyMatch(Character::isLetter)) {
            throw Problem.invalid("emoji", "must be one emoji, or empty");
        }
        return amendMessage.react(user, id, emoji);
    }

    @PatchMapping
    MessageSnapshot edit(CurrentUser user, @PathVariable long id, @Valid @RequestBody EditRequest body) {
        return amendMessage.edit(user, id, Words.required("text", body.text()));
    }

    @DeleteMapping
    MessageSnapshot delete(CurrentUser user, @PathVariable long id) {
        return amendMessage.delete(user, id);
    }

    @PostMapping("/retry")
    MessageSnapshot retry(CurrentUser user, @PathVariable long id) {
        return sendAgain.retry(user, id);
    }

    @PostMapping("/media/retry")
    MessageSnapshot retryMedia(CurrentUser user, @PathVariable long id) {
        return fetchAgain.retry(user, id);
    }

    @PostMapping("/resolve")
    MessageSnapshot resolve(CurrentUser user, @PathVariable long id, @Valid @RequestBody ResolveRequest body) {
        return sendAgain.resolve(user, id, body.as());
    }
}
