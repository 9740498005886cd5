package io.messagecenter.outbound.desk;

import io.messagecenter.outbound.arrivals.Arrivals;
import io.messagecenter.outbound.whapi.WhapiDesk;
import io.messagecenter.outbound.whapi.WhapiDesk.Reply;
import io.messagecenter.platform.problem.ProblemException;
import io.messagecenter.whapi.WebhookProbe;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Proves that what WHAPI posts reaches us: WHAPI is asked to post a test to the webhook as it is set up there, with its own headers, to
 * an address that bears a mark; and the mark must come out of Kafka.
 */
@Component
class RoundTrip {

    private static final Logger log = LoggerFactory.getLogger(RoundTrip.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Executor CALLS = Thread::startVirtualThread;

    private final WhapiDesk whapi;
    private final WebhookSetUp setUp;
    private final Arrivals arrivals;
    private final DeskProperties properties;

    RoundTrip(WhapiDesk whapi, WebhookSetUp setUp, Arrivals arrivals, DeskProperties properties) {
        this.whapi = whapi;
        this.setUp = setUp;
        this.arrivals = arrivals;
        this.properties = properties;
    }

    /** @param milliseconds until it was read from Kafka, or until it was given up */
    record TestResult(boolean ok, long milliseconds, String detail) {}

    TestResult test(long by) throws InterruptedException {
        var began = System.nanoTime();
        var result = attempt(began);
        log.info("User {} tested the webhook: {}", by, result);
        return result;
    }

    private TestResult attempt(long began) throws InterruptedException {
        Optional<ObjectNode> stored;
        try {
            stored = setUp.stored();
        } catch (ProblemException e) {
            var detail = e.getBody().getDetail();
            return failed(began, detail == null ? "WHAPI's settings cannot be read." : detail);
        }
        if (stored.isEmpty()) {
            return failed(began, "WHAPI has no webhook with our address: set it up first.");
        }
        var probe = arrivals.expectProbe();
        var request = request(stored.get(), probe);
        var answer = CompletableFuture.supplyAsync(() -> whapi.testWebhook(request), CALLS);
        while (System.nanoTime() - began < properties.testTakes().toNanos()) {
            if (arrivals.hasCome(probe)) {
                return new TestResult(true, milliseconds(began), "A webhook of WHAPI came through to Kafka.");
            }
            if (answer.isDone()) {
                var refusal = refusal(answer.join());
                if (refusal != null) {
                    return failed(began, refusal);
                }
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return failed(
                began,
                answer.isDone() && answer.join().isOk()
                        ? "WHAPI says that it sent the test, but within "
                                + properties.testTakes().toSeconds()
                                + " s it did not come out of Kafka: look at webhook-ingest-service and Kafka."
                        : "WHAPI does not say that it sent the test, and nothing came.");
    }

    /** As it is stored, so that a wrong header or mode is found out, and with a mark. */
    private static ObjectNode request(ObjectNode stored, UUID probe) {
        var request = JsonNodeFactory.instance.objectNode();
        request.put("url", stored.path("url").asString("").replaceAll("/+$", "") + WebhookProbe.path(probe));
        request.put("mode", stored.path("mode").asString("body"));
        request.put("type", "messages");
        if (stored.path("headers").isObject()) {
            request.set("headers", stored.path("headers"));
        }
        return request;
    }

    /** In words what WHAPI's answer means; null when there is something to wait for. */
    private static @Nullable String refusal(Reply answer) {
        if (answer.isOk() || answer.isNone()) {
            return null;
        }
        return switch (answer.status()) {
            case 400 ->
                "WHAPI could not deliver the test: our address cannot be reached from outside, or it did not answer 200"
                        + " (a wrong secret is answered 401).";
            case 401, 402, 404 -> "WHAPI refuses the token, or the channel is not paid (" + answer.status() + ").";
            case 429 -> "WHAPI says that it was asked too often. Try again in a minute.";
            default -> "WHAPI could not send the test (" + answer.status() + ").";
        };
    }

    private static TestResult failed(long began, String detail) {
        return new TestResult(false, milliseconds(began), detail);
    }

    private static long milliseconds(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }
}
