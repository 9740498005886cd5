package io.messagecenter.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.allOf;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.platform.kafka.EventProducer;
import io.messagecenter.whapi.Delivery;
import io.messagecenter.whapi.Element;
import io.messagecenter.whapi.EventKeys;
import io.messagecenter.whapi.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** One webhook on its way into Kafka. Of its records a limited number is under way at a time, however many there are. */
final class Publication {

    private static final Logger log = LoggerFactory.getLogger(Publication.class);

    /** So that one large body does not take up all room. */
    private static final int MOST_UNDER_WAY = 200;

    /** Of one body; those after it share records, since no broker takes a hundred thousand in time. */
    private static final int MOST_ALONE = 500;

    /** For an acknowledgement; longer than the producer's own delivery time-out. */
    private static final Duration PATIENCE = Duration.ofMillis(1800);

    /** For room; together with {@link #PATIENCE} less than the 3 seconds in which every answer comes. */
    private static final Duration PATIENCE_FOR_ROOM = Duration.ofMillis(900);

    private final EventProducer kafka;
    private final WebhookMetrics metrics;
    private final Delivery delivery;
    private final String path;
    private final Semaphore room;
    private final ArrayDeque<Sent> underWay = new ArrayDeque<>();
    private @Nullable Crowd crowd;
    private int unreadable;
    private int accepted;
    private int quarantined;

    /** @param room for records of all webhooks together: no more than Kafka takes within the producer's delivery time-out */
    Publication(EventProducer kafka, WebhookMetrics metrics, Semaphore room, Delivery delivery, String path) {
        this.kafka = kafka;
        this.metrics = metrics;
        this.room = room;
        this.delivery = delivery;
        this.path = path;
    }

    /** @throws KafkaUnavailable as soon as it is known that Kafka will not take everything */
    void add(Element element) {
        switch (element) {
            case Element.Readable readable -> publish(readable);
            case Element.Unreadable broken -> quarantine(broken);
        }
    }

    private void quarantine(Element.Unreadable broken) {
        if (++unreadable <= MOST_ALONE) {
            quarantine(broken.account(), broken.reason(), broken.verbatim());
            return;
        }
        if (crowd == null || !crowd.admits(broken)) {
            quarantineCrowd();
            crowd = new Crowd(broken);
        }
        crowd.add(broken);
    }

    private void quarantineCrowd() {
        if (crowd != null) {
            quarantine(crowd.account(), crowd.reason(), crowd.verbatim(), crowd.size());
            crowd = null;
        }
    }

    /** What is no element of the body; it is not counted as one. */
    void add(InboundEvent event) {
        send(() -> publish(event), null, null, 0);
    }

    /**
     * Waits for what is still on the way.
     *
     * @throws KafkaUnavailable if something of it does not arrive
     */
    Receipt settle() {
        quarantineCrowd();
        awaitAll();
        return new Receipt(accepted, quarantined);
    }

    private void awaitAll() {
        while (!underWay.isEmpty()) {
            settle(underWay.remove());
        }
    }

    void quarantine(String account, Reason reason, byte[] verbatim) {
        quarantine(account, reason, verbatim, 1);
    }

    private void quarantine(String account, Reason reason, byte[] verbatim, int elements) {
        var headers = Map.of(
                "reason", reason.wire().getBytes(UTF_8),
                "account", account.getBytes(UTF_8),
                "path", path.getBytes(UTF_8),
                "received_at", delivery.receivedAt().toString().getBytes(UTF_8));
        send(() -> kafka.sendRaw(Topic.Names.INBOUND_QUARANTINE, null, verbatim, headers), null, reason, elements);
    }

    private void publish(Element.Readable element) {
        send(
                () -> allOf(element.events().stream().map(this::publish).toArray(CompletableFuture<?>[]::new)),
                element,
                null,
                1);
    }

    private CompletableFuture<?> publish(InboundEvent event) {
        try {
            return kafka.send(Topic.INBOUND_EVENTS, EventKeys.of(event), event);
        } catch (JacksonException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void send(
            Supplier<CompletableFuture<?>> records,
            Element.@Nullable Readable element,
            @Nullable Reason reason,
            int elements) {
        if (underWay.size() >= MOST_UNDER_WAY) {
            settle(underWay.remove());
        }
        awaitRoom();
        var acknowledged = records.get().whenComplete((done, failure) -> room.release());
        underWay.add(new Sent(acknowledged, element, reason, elements));
        if (acknowledged.isCompletedExceptionally()) {
            awaitAll();
        }
    }

    private void awaitRoom() {
        try {
            if (!room.tryAcquire(PATIENCE_FOR_ROOM.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new KafkaUnavailable("no room in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailable("interrupted");
        }
    }

    private void settle(Sent sent) {
        try {
            sent.ack().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            count(sent);
        } catch (TimeoutException e) {
            throw new KafkaUnavailable("no acknowledgement in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailable("interrupted");
        } catch (ExecutionException e) {
            var element = sent.element();
            var problem = problemOf(e);
            if (element == null || problem == null) {
                throw new KafkaUnavailable(rootOf(e).toString());
            }
            quarantine(element.account(), problem, element.verbatim());
        }
    }

    /** What is wrong with the event itself; null where Kafka is to blame. */
    private static @Nullable Reason problemOf(ExecutionException e) {
        return switch (rootOf(e)) {
            case RecordTooLargeException tooLarge -> Reason.EVENT_TOO_LARGE;
            case JacksonException unwritable -> {
                log.error("An event could not be written", unwritable);
                yield Reason.UNEXPECTED;
            }
            default -> null;
        };
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }

    private void count(Sent sent) {
        if (sent.element() != null) {
            accepted++;
            sent.element().events().forEach(event -> metrics.published(EventJson.typeOf(event)));
        } else if (sent.reason() != null) {
            quarantined += sent.elements();
            metrics.quarantined(sent.reason(), sent.elements());
        }
    }

    /** At most one of element and reason is there. */
    private record Sent(
            CompletableFuture<?> ack,
            Element.@Nullable Readable element,
            @Nullable Reason reason,
            int elements) {}
}
