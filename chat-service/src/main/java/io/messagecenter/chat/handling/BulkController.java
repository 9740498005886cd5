package io.messagecenter.chat.handling;

import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.problem.ProblemException;
import io.messagecenter.platform.security.CurrentUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Changes many chats, each for itself: what cannot be changed keeps nothing else from being changed. Few such requests run at a time,
 * and each uses one database connection, so that they never hold up the work on single chats.
 */
@RestController
class BulkController {

    record BulkRequest(
            @NotNull List<@Nullable Long> ids,
            @Valid @NotNull ChangeRequest change) {}

    /** @param problem why it was not changed; null where {@code chat} is what became of it */
    record BulkRow(
            long id,
            int status,
            @Nullable ChatSnapshot chat,
            @Nullable ProblemDetail problem) {}

    record BulkResult(List<BulkRow> items) {}

    private static final int MOST = 100;
    private static final int LANES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ChangeChat changeChat;
    private final Clock clock;
    private final Semaphore lane = new Semaphore(LANES, true);

    BulkController(ChangeChat changeChat, Clock clock) {
        this.changeChat = changeChat;
        this.clock = clock;
    }

    @PostMapping("/chats/bulk")
    BulkResult change(CurrentUser user, @Valid @RequestBody BulkRequest body) throws InterruptedException {
        if (body.ids().isEmpty()
                || body.ids().size() > MOST
                || body.ids().stream().anyMatch(Objects::isNull)) {
            throw Problem.invalid("ids", "must be 1 to " + MOST + " chats");
        }
        var change = body.change().change(clock.instant());
        if (!lane.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "busy", "Too many changes of many chats are under way.")
                    .retryAfter(Duration.ofSeconds(5));
        }
        try {
            return new BulkResult(new LinkedHashSet<>(body.ids())
                    .stream()
                            .map(id -> row(user, Objects.requireNonNull(id), change))
                            .toList());
        } finally {
            lane.release();
        }
    }

    private BulkRow row(CurrentUser user, long id, Change change) {
        try {
            return new BulkRow(id, HttpStatus.OK.value(), changeChat.change(user, id, change), null);
        } catch (ProblemException refused) {
            return new BulkRow(id, refused.getStatusCode().value(), null, refused.getBody());
        }
    }
}
