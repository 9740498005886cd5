package io.messagecenter.chat.reports;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatPolicy;
import io.messagecenter.chat.audit.AuditTrail;
import io.messagecenter.contracts.audit.ActionTaken.Detail;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports for admins. Few are made at a time, so that they never hold up the work on chats. */
@RestController
@RequestMapping("/reports/overview")
class ReportController {

    private static final int LANES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Reports reports;
    private final ChatPolicy policy;
    private final AuditTrail audit;
    private final Clock clock;
    private final Semaphore lane = new Semaphore(LANES, true);

    ReportController(Reports reports, ChatPolicy policy, AuditTrail audit, Clock clock) {
        this.reports = reports;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /** The last seven days, unless something else is asked for; what is asked for is widened to quarters of hours. */
    @GetMapping
    ReportOverview overview(
            CurrentUser user,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant to,
            @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {"hour", "day"},
                                            defaultValue = "day"))
                    @RequestParam(defaultValue = "day")
                    String interval,
            @RequestParam(defaultValue = "UTC") String zone,
            @RequestParam(name = "agent_id") @Nullable Long agentId,
            @RequestParam @Nullable String channel)
            throws InterruptedException {
        requireAdmin(user);
        return read(ReportQuery.of(from, to, interval, zone, agentId, channel, clock.instant()));
    }

    @GetMapping("/export")
    @ApiResponse(
            responseCode = "200",
            description = "The same as a table, whose first column says which part a row is of",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    ResponseEntity<byte[]> export(
            CurrentUser user,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant to,
            @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {"hour", "day"},
                                            defaultValue = "day"))
                    @RequestParam(defaultValue = "day")
                    String interval,
            @RequestParam(defaultValue = "UTC") String zone,
            @RequestParam(name = "agent_id") @Nullable Long agentId,
            @RequestParam @Nullable String channel)
            throws InterruptedException {
        requireAdmin(user);
        var report = read(ReportQuery.of(from, to, interval, zone, agentId, channel, clock.instant()));
        audit.record(
                user,
                "report.exported",
                null,
                new Detail("from", report.from().toString()),
                new Detail("to", report.to().toString()));
        var name = "report-%.10s-%.10s.csv".formatted(report.from(), report.to());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(ReportTable.csv(report).getBytes(StandardCharsets.UTF_8));
    }

    private void requireAdmin(CurrentUser user) {
        if (!policy.mayReport(Actor.of(user))) {
            throw Problem.forbidden("Reports are for admins.");
        }
    }

    private ReportOverview read(ReportQuery query) throws InterruptedException {
        if (!lane.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "busy", "Too many reports are being made.")
                    .retryAfter(Duration.ofSeconds(5));
        }
        try {
            return reports.overview(query);
        } finally {
            lane.release();
        }
    }
}
