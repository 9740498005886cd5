package io.messagecenter.auth.audit;

import io.messagecenter.platform.problem.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows the audit trail to admins, newest first. */
@RestController
class AuditController {

    record AuditRow(
            long id,
            Instant at,
            String action,
            @Nullable Long actorId,
            @Nullable String actorName,
            @Nullable String target,
            @Nullable String address,
            JsonNode details) {}

    record AuditPage(List<AuditRow> items, @Nullable String nextCursor) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditController(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Filters narrow each other down; {@code from} counts in, {@code to} does not. */
    @GetMapping("/audit")
    @PreAuthorize("hasRole('ADMIN')")
    AuditPage list(
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable @Size(max = 100) String action,
            @RequestParam(required = false) @Nullable Long actor,
            @RequestParam(required = false) @Nullable @Size(max = 300) String target,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        narrow(conditions, values, "id < ?", cursor == null ? null : idOf(cursor));
        narrow(conditions, values, "action = ?", action);
        narrow(conditions, values, "actor_id = ?", actor);
        narrow(conditions, values, "target = ?", target);
        narrow(conditions, values, "at >= ?", from == null ? null : OffsetDateTime.ofInstant(from, ZoneOffset.UTC));
        narrow(conditions, values, "at < ?", to == null ? null : OffsetDateTime.ofInstant(to, ZoneOffset.UTC));
        values.add(limit + 1);
        var rows = jdbc.sql("SELECT * FROM audit_log"
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
        var page = rows.subList(0, Math.min(limit, rows.size()));
        return new AuditPage(page, rows.size() > limit ? "a" + page.getLast().id() : null);
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

    private static long idOf(String cursor) {
        if (!cursor.matches("a\\d{1,18}")) {
            throw Problem.invalid("cursor", "is not one of ours");
        }
        return Long.parseLong(cursor.substring(1));
    }
}
