package io.messagecenter.auth.audit;

import io.messagecenter.platform.csv.Csv;
import io.messagecenter.platform.problem.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Shows the audit trail to admins, newest first. */
@RestController
class AuditController {

    private static final int EXPORT_PAGE = 1_000;

    record AuditPage(
            List<AuditTrail.AuditRow> items, @Nullable String nextCursor) {}

    private final AuditTrail trail;
    private final AuditLog log;

    AuditController(AuditTrail trail, AuditLog log) {
        this.trail = trail;
        this.log = log;
    }

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
        var filter = new AuditTrail.Filter(action, actor, target, from, to);
        var rows = trail.read(filter, cursor == null ? null : idOf(cursor), limit + 1);
        var page = rows.subList(0, Math.min(limit, rows.size()));
        return new AuditPage(page, rows.size() > limit ? "a" + page.getLast().id() : null);
    }

    /** All that the filters leave, as a table for a spreadsheet; that it was taken is a row itself. */
    @GetMapping(value = "/audit/export", produces = "text/csv")
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam(required = false) @Nullable @Size(max = 100) String action,
            @RequestParam(required = false) @Nullable Long actor,
            @RequestParam(required = false) @Nullable @Size(max = 300) String target,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        var filter = new AuditTrail.Filter(action, actor, target, from, to);
        var first = trail.read(filter, null, EXPORT_PAGE);
        log.record("audit.exported", null, Map.of());
        StreamingResponseBody body = out -> {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            write(writer, filter, first);
            writer.flush();
        };
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("audit.csv")
                                .build()
                                .toString())
                .body(body);
    }

    private void write(Writer out, AuditTrail.Filter filter, List<AuditTrail.AuditRow> first) throws IOException {
        out.write(Csv.row("id", "at", "action", "actor_id", "actor_name", "target", "address", "details"));
        var page = first;
        while (!page.isEmpty()) {
            for (var row : page) {
                out.write(Csv.row(
                        row.id(),
                        row.at(),
                        row.action(),
                        row.actorId(),
                        row.actorName(),
                        row.target(),
                        row.address(),
                        row.details()));
            }
            page = trail.read(filter, page.getLast().id(), EXPORT_PAGE);
        }
    }

    private static long idOf(String cursor) {
        if (!cursor.matches("a\\d{1,18}")) {
            throw Problem.invalid("cursor", "is not one of ours");
        }
        return Long.parseLong(cursor.substring(1));
    }
}
