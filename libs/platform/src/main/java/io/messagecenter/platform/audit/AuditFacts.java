package io.messagecenter.platform.audit;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.audit.ActionTaken;
import io.messagecenter.contracts.audit.ActionTaken.Detail;
import io.messagecenter.contracts.audit.AuditEvent;
import io.messagecenter.contracts.audit.TokenRefused;
import io.messagecenter.platform.outbox.Outbox;
import io.messagecenter.platform.security.CurrentUser;
import io.messagecenter.platform.security.RefusedTokens;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Tells the audit trail what happened, in the transaction of what it tells of: neither is there without the other. */
public class AuditFacts {

    private final String service;
    private final Outbox outbox;
    private final Clock clock;

    AuditFacts(String service, Outbox outbox, Clock clock) {
        this.service = service;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A user did this.
     *
     * @param action such as {@code chat.exported}
     * @param target what it was done to, such as {@code chat:7}
     * @param details neither secrets nor contents of messages
     */
    @Transactional
    public void record(CurrentUser user, String action, @Nullable String target, Detail... details) {
        append(
                Long.toString(user.id()),
                new ActionTaken(
                        UUID.randomUUID(),
                        action,
                        user.id(),
                        user.username(),
                        target,
                        address(),
                        List.of(details),
                        now()));
    }

    /** Somebody came with a token that proves nothing. */
    @Transactional
    public void refused(RefusedTokens.Refusal refusal) {
        append(
                service,
                new TokenRefused(
                        UUID.randomUUID(), service, refusal.reason(), refusal.userId(), refusal.address(), now()));
    }

    private void append(String key, AuditEvent event) {
        outbox.append(Topic.AUDIT_EVENTS, key, event);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : null;
    }
}
