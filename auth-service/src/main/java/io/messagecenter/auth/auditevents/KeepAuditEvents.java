package io.messagecenter.auth.auditevents;

import io.messagecenter.contracts.audit.ActionTaken;
import io.messagecenter.contracts.audit.AuditEvent;
import io.messagecenter.contracts.audit.TokenRefused;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes events into the audit trail, each once, however often it is delivered. */
@Service
class KeepAuditEvents {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    KeepAuditEvents(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps all events or none. */
    @Transactional
    void all(List<AuditEvent> events) {
        events.forEach(event -> {
            switch (event) {
                case ActionTaken action -> keep(action);
                case TokenRefused refused -> keep(refused);
            }
        });
    }

    private void keep(ActionTaken action) {
        var details = new LinkedHashMap<String, String>();
        action.details().forEach(detail -> details.put(detail.name(), detail.value()));
        insert(
                action,
                action.action(),
                new Actor(action.actorId(), action.actorName()),
                action.target(),
                action.address(),
                details);
    }

    /** Whoever showed the token need not be whose it is. */
    private void keep(TokenRefused refused) {
        insert(
                refused,
                "token.refused",
                NOBODY_KNOWN,
                refused.userId() == null ? null : "user:" + refused.userId(),
                refused.address(),
                Map.of("service", refused.service(), "reason", refused.reason()));
    }

    private record Actor(@Nullable Long id, @Nullable String name) {}

    private static final Actor NOBODY_KNOWN = new Actor(null, null);

    private void insert(
            AuditEvent event,
            String action,
            Actor actor,
            @Nullable String target,
            @Nullable String address,
            Map<String, String> details) {
        jdbc.sql("""
                        INSERT INTO audit_log (event_id, at, action, actor_id, actor_name, target, address, details)
                        VALUES (:event, :at, :action, :actor, :name, :target, :address, CAST(:details AS jsonb))
                        ON CONFLICT (event_id) WHERE event_id IS NOT NULL DO NOTHING""")
                .param("event", event.id())
                .param("at", Objects.requireNonNull(event.time()).atOffset(ZoneOffset.UTC))
                .param("action", action)
                .param("actor", actor.id(), Types.BIGINT)
                .param("name", actor.name(), Types.VARCHAR)
                .param("target", target, Types.VARCHAR)
                .param("address", address, Types.VARCHAR)
                .param("details", json.writeValueAsString(details))
                .update();
    }
}
