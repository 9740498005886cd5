package io.messagecenter.auth.auditevents;

import io.messagecenter.contracts.audit.ActionTaken;
import io.messagecenter.contracts.audit.AuditEvent;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
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
            }
        });
    }

    private void keep(ActionTaken action) {
        var details = new LinkedHashMap<String, String>();
        action.details().forEach(detail -> details.put(detail.name(), detail.value()));
        jdbc.sql("""
                        INSERT INTO audit_log (event_id, at, action, actor_id, actor_name, target, address, details)
                        VALUES (:event, :at, :action, :actor, :name, :target, :address, CAST(:details AS jsonb))
                        ON CONFLICT (event_id) WHERE event_id IS NOT NULL DO NOTHING""")
                .param("event", action.eventId())
                .param("at", action.takenAt().atOffset(ZoneOffset.UTC))
                .param("action", action.action())
                .param("actor", action.actorId())
                .param("name", action.actorName())
                .param("target", action.target())
                .param("address", action.address())
                .param("details", json.writeValueAsString(details))
                .update();
    }
}
