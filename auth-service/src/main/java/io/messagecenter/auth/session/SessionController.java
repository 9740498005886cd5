package io.messagecenter.auth.session;

import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where somebody is logged in, and the end of that: their own sessions for everybody, anybody's for admins. */
@RestController
class SessionController {

    /**
     * @param client what the browser called itself at the login
     * @param current whether this very request belongs to it
     */
    record SessionView(
            UUID id,
            Instant startedAt,
            Instant lastUsedAt,
            @Nullable String address,
            @Nullable String client,
            boolean current) {}

    record SessionList(List<SessionView> items, @Nullable String nextCursor) {}

    private final Sessions sessions;

    SessionController(Sessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping("/auth/sessions")
    SessionList own(CurrentUser caller) {
        return list(caller.id(), caller);
    }

    @DeleteMapping("/auth/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOwn(CurrentUser caller, @PathVariable UUID id) {
        if (!sessions.endOne(caller.id(), id)) {
            throw Problem.notFound("There is no such session.");
        }
    }

    @GetMapping("/users/{id}/sessions")
    @PreAuthorize("hasRole('ADMIN')")
    SessionList anybodys(CurrentUser caller, @PathVariable long id) {
        return list(id, caller);
    }

    @DeleteMapping("/users/{id}/sessions")
    @PreAuthorize("hasRole('ADMIN')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endAnybodys(@PathVariable long id) {
        sessions.endAllBy(id);
    }

    private SessionList list(long userId, CurrentUser caller) {
        var items = sessions.open(userId).stream()
                .map(session -> new SessionView(
                        session.id(),
                        session.startedAt(),
                        session.lastUsedAt(),
                        session.address(),
                        session.client(),
                        session.id().toString().equals(caller.sessionId())))
                .toList();
        return new SessionList(items, null);
    }
}
