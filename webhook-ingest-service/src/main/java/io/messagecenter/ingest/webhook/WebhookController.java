package io.messagecenter.ingest.webhook;

import io.messagecenter.ingest.webhook.BodyReader.Body;
import io.messagecenter.ingest.webhook.WebhookMetrics.Outcome;
import io.messagecenter.platform.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Where WHAPI posts, in any of its three modes. */
@RestController
class WebhookController {

    private static final Logger log = LoggerFactory.getLogger(WebhookController.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final WebhookSecret secret;
    private final BodyReader bodies;
    private final Intake intake;
    private final WebhookMetrics metrics;

    WebhookController(WebhookSecret secret, BodyReader bodies, Intake intake, WebhookMetrics metrics) {
        this.secret = secret;
        this.bodies = bodies;
        this.intake = intake;
        this.metrics = metrics;
    }

    /** 200 only once Kafka has it all; 401, 413 and 503 otherwise. */
    @RequestMapping(
            path = {"/webhook/whapi", "/webhook/whapi/**"},
            method = {RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE})
    ResponseEntity<Receipt> receive(HttpServletRequest request) throws IOException {
        var started = metrics.started();
        if (!secret.admits(request.getHeader(WebhookSecret.HEADER))) {
            metrics.answered(started, Outcome.UNAUTHENTICATED);
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        try (var body = bodies.read(request.getInputStream(), request.getContentLengthLong())) {
            if (body.isOversized()) {
                metrics.answered(started, Outcome.OVERSIZED);
                throw oversized(body, request);
            }
            var receipt = intake.take(body, request.getMethod(), request.getRequestURI());
            metrics.answered(started, Outcome.ACCEPTED);
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(receipt);
        } catch (BodyReader.NoMemory e) {
            metrics.answered(started, Outcome.BUSY);
            throw Problem.unavailable("Too many webhooks at once. Please send it again.", RETRY_AFTER);
        } catch (KafkaUnavailable e) {
            metrics.answered(started, Outcome.UNAVAILABLE);
            throw Problem.unavailable("The webhook could not be stored. Please send it again.", RETRY_AFTER);
        }
    }

    private RuntimeException oversized(Body body, HttpServletRequest request) {
        log.error(
                "A webhook of more than {} bytes was refused (announced: {}); its beginning goes to quarantine",
                BodyReader.LIMIT,
                request.getContentLengthLong());
        try {
            intake.keepBeginning(body, request.getMethod(), request.getRequestURI());
        } catch (KafkaUnavailable e) {
            log.warn("Its beginning could not be kept: {}", e.getMessage());
        }
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "A webhook may have 8 MiB at most.");
    }
}
