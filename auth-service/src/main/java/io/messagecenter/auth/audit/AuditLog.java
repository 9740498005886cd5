package io.messagecenter.auth.audit;

import io.messagecenter.platform.security.CurrentUser;
import io.messagecenter.platform.security.UserAuthentication;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/**
 * The audit trail. A row belongs to the transaction of what it tells of: neither is there without the other. Where it came from, and
 * who did it, are those of the request under way; without one it was the system.
 */
@Component
public class AuditLog {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Records what the caller does.
     *
     * @param action such as {@code user.changed}
     * @param target what it is done to, such as {@code user:7}
     * @param details more of it: neither secrets nor contents of messages
     */
    @Transactional
    public void record(String action, @Nullable String target, Map<String, ?> details) {
        var caller = caller();
        insert(action, caller == null ? null : caller.id(), caller == null ? null : caller.username(), target, details);
    }

    /** As {@link #record}, for somebody who has no token yet. */
    @Transactional
    public void recordAs(long actorId, String actorName, String action, Map<String, ?> details) {
        insert(action, actorId, actorName, "user:" + actorId, details);
    }

    private void insert(
            String action,
            @Nullable Long actorId,
            @Nullable String actorName,
            @Nullable String target,
            Map<String, ?> details) {
        jdbc.sql("""
                        INSERT INTO audit_log (at, action, actor_id, actor_name, target, address, details)
                        VALUES (:at, :action, :actor, :name, :target, :address, CAST(:details AS jsonb))""")
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("action", action)
                .param("actor", actorId)
                .param("name", actorName)
                .param("target", target)
                .param("address", address())
                .param("details", json.writeValueAsString(details))
                .update();
    }

    private static @Nullable CurrentUser caller() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof UserAuthentication user
                ? user.getPrincipal()
                : null;
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : null;
    }
}
