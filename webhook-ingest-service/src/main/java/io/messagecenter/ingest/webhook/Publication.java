package io.messagecenter.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.allOf;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.Topic;
import io.messagecenter.ingest.whapi.Delivery;
import io.messagecenter.ingest.whapi.Element;
import io.messagecenter.ingest.whapi.Reason;
import io.messagecenter.platform.kafka.EventProducer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** One webhook on its way into Kafka. Of its records a limited number is on the way at a time, however many there are. */
final class Publication {

    private static final Logger log = LoggerFactory.getLogger(Publication.class);

    static final int MOST_IN_FLIGHT = 500;

    /** With the producer's own limits this keeps every answer within 3 seconds. */
    private static final Duration PATIENCE = Duration.ofMillis(2000);

    /** A body with very many elements may take longer, as long as Kafka takes them. */
    private static final Duration MORE_PER_ELEMENT = Duration.ofNanos(500_000);

    private final EventProducer kafka;
    private final WebhookMetrics metrics;
    private final Delivery delivery;
    private final String path;
    private final Deadline deadline = Deadline.in(PATIENCE);
    private final ArrayDeque<Sent> inFlight = new ArrayDeque<>();
    private int accepted;
    private int quarantined;

    Publication(EventProducer kafka, WebhookMetrics metrics, Delivery delivery, String path) {
        this.kafka = kafka;
        this.metrics = metrics;
        this.delivery = delivery;
        this.path = path;
    }

    /** @throws KafkaUnavailable as soon as it is known that Kafka will not take everything */
    void add(Element element) {
        switch (element) {
            case Element.Readable readable -> publish(readable);
            case Element.Unreadable broken -> quarantine(broken.account(), broken.reason(), broken.verbatim());
        }
    }

    /**
     * Waits for what is still on the way.
     *
     * @throws KafkaUnavailable if something of it does not arrive
     */
    Receipt settle() {
        while (!inFlight.isEmpty()) {
            settle(inFlight.remove());
        }
        return new Receipt(accepted, quarantined);
    }

    void quarantine(String account, Reason reason, byte[] verbatim) {
        var headers = Map.of(
                "reason", reason.wire().getBytes(UTF_8),
                "account", account.getBytes(UTF_8),
                "path", path.getBytes(UTF_8),
                "received_at", delivery.receivedAt().toString().getBytes(UTF_8));
        onTheWay(new Sent(kafka.sendRaw(Topic.Names.INBOUND_QUARANTINE, null, verbatim, headers), null, reason));
    }

    private void publish(Element.Readable element) {
        try {
            var acks = element.events().stream()
                    .map(event -> kafka.send(Topic.INBOUND_EVENTS, EventKeys.of(event), event))
                    .toArray(CompletableFuture<?>[]::new);
            onTheWay(new Sent(acks.length == 1 ? acks[0] : allOf(acks), element, null));
        } catch (JacksonException e) {
            log.error("An event could not be written", e);
            quarantine(element.account(), Reason.UNEXPECTED, element.verbatim());
        }
    }

    private void onTheWay(Sent sent) {
        deadline.putOff(MORE_PER_ELEMENT);
        inFlight.add(sent);
        if (sent.ack().isCompletedExceptionally() || deadline.remainingNanos() == 0) {
            settle();
        }
        while (inFlight.size() > MOST_IN_FLIGHT) {
            settle(inFlight.remove());
        }
    }

    private void settle(Sent sent) {
        try {
            sent.ack().get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
            count(sent);
        } catch (TimeoutException e) {
            throw new KafkaUnavailable("no acknowledgement in time", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailable("interrupted", null);
        } catch (ExecutionException e) {
            if (sent.element() == null || !isTooLarge(e)) {
                throw new KafkaUnavailable("refused", e.getCause());
            }
            quarantine(
                    sent.element().account(),
                    Reason.EVENT_TOO_LARGE,
                    sent.element().verbatim());
        }
    }

    private void count(Sent sent) {
        if (sent.element() != null) {
            accepted++;
            sent.element().events().forEach(event -> metrics.published(EventJson.typeOf(event)));
        } else if (sent.reason() != null) {
            quarantined++;
            metrics.quarantined(sent.reason());
        }
    }

    private static boolean isTooLarge(Throwable e) {
        for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException) {
                return true;
            }
        }
        return false;
    }

    /** Exactly one of element and reason is there. */
    private record Sent(
            CompletableFuture<?> ack,
            Element.@Nullable Readable element,
            @Nullable Reason reason) {}
}
