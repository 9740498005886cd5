package io.messagecenter.chat.amend;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatAccess;
import io.messagecenter.contracts.chat.MessageSnapshot;
import io.messagecenter.contracts.outbound.ProviderJob.FetchMedia;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person asks once more for a file that could not be fetched; whoever sees the message may. */
@Service
@Transactional
class FetchAgain {

    private final ChatAccess access;

    FetchAgain(ChatAccess access) {
        this.access = access;
    }

    /** @throws io.messagecenter.platform.problem.ProblemException 404 not there for this user, 409 with the message unless its file failed */
    MessageSnapshot retry(CurrentUser user, long messageId) {
        var locked = access.lockMessage(Actor.of(user), messageId);
        var message = locked.message();
        var work = locked.work();
        var file = message.failedFile();
        if (file == null) {
            throw Problem.conflict("media-not-failed", "The message has no file that could not be fetched.")
                    .with("message", message.snapshot());
        }
        // The number of the message's last event makes this order another one than those before it.
        var head = work.head(locked.chat(), "media-after-" + message.snapshot().change(), messageId);
        work.update(message, m -> m.fetchAgain());
        work.enqueue(new FetchMedia(head, messageId, file));
        work.flush();
        return message.snapshot();
    }
}
