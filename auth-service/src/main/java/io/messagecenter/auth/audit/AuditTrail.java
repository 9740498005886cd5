package io.messagecenter.auth.audit;

import io.messagecenter.platform.problem.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the audit trail, newest first. */
@Component
class AuditTrail {

    record AuditRow(
            long id,
            Instant at,
            String action,
            @Nullable Long actorId,
            @Nullable String actorName,
            @Nullable String target,
            @Nullable String address,
            JsonNode details) {}

    /** Filters that narrow each other down; {@code from} counts in, {@code to} does not. */
    record Filter(
            @Nullable String action,
            @Nullable Long actor,
            @Nullable String target,
            @Nullable Instant from,
            @Nullable Instant to) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditTrail(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * The next rows.
     *
     * @param before the id that the last ones ended with; null for the newest
     * @throws io.messagecenter.platform.problem.ProblemException 400 for text that no row can hold
     */
    List<AuditRow> read(Filter filter, @Nullable Long before, int limit) {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        narrow(conditions, values, "id < ?", before);
        narrow(conditions, values, "action = ?", filter.action());
        narrow(conditions, values, "actor_id = ?", filter.actor());
        narrow(conditions, values, "target = ?", filter.target());
        narrow(conditions, values, "at >= ?", utc(filter.from()));
        narrow(conditions, values, "at < ?", utc(filter.to()));
        values.add(limit);
        return jdbc.sql("SELECT * FROM audit_log"
                        + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                        + " ORDER BY id DESC LIMIT ?")
                .params(values)
                .query((row, _) -> new AuditRow(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("action"),
                        row.getObject("actor_id", Long.class),
                        row.getString("actor_name"),
                        row.getString("target"),
                        row.getString("address"),
                        json.readTree(row.getString("details"))))
                .list();
    }

    private static void narrow(List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
        if (value instanceof String text && text.indexOf(0) >= 0) {
            throw Problem.invalid(condition.split(" ", 2)[0], "must not hold a NUL character");
        }
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
