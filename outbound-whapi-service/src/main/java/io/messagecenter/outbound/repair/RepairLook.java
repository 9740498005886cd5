package io.messagecenter.outbound.repair;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.inbound.MessageReceived;
import io.messagecenter.contracts.inbound.ProviderNoticed;
import io.messagecenter.outbound.sending.DispatcherLease;
import io.messagecenter.outbound.whapi.MessagePage;
import io.messagecenter.outbound.whapi.WhapiClient;
import io.messagecenter.outbound.whapi.WhapiProperties;
import io.messagecenter.platform.kafka.EventProducer;
import io.messagecenter.whapi.Element;
import io.messagecenter.whapi.EventKeys;
import io.messagecenter.whapi.MessageList;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One look at everything that WHAPI lists of a time, oldest first, page by page. What did not come is published to
 * {@code inbound.events} as its webhook would have been. The time counts as complete only when Kafka has all of it.
 */
@Component
class RepairLook {

    private static final Logger log = LoggerFactory.getLogger(RepairLook.class);
    private static final Duration LONGEST_ACK = Duration.ofSeconds(15);

    private final WhapiClient whapi;
    private final EventProducer kafka;
    private final RepairMarks marks;
    private final Watch watch;
    private final DispatcherLease lease;
    private final RepairProperties properties;
    private final Clock clock;
    private final MeterRegistry meters;
    private final RateLimiter requests;
    private final RateLimiter events;
    private @Nullable String account;
    private final @Nullable String configuredAccount;

    RepairLook(
            WhapiClient whapi,
            EventProducer kafka,
            RepairMarks marks,
            Watch watch,
            DispatcherLease lease,
            RepairProperties properties,
            WhapiProperties whapiProperties,
            Clock clock,
            MeterRegistry meters) {
        this.whapi = whapi;
        this.kafka = kafka;
        this.marks = marks;
        this.watch = watch;
        this.lease = lease;
        this.properties = properties;
        this.configuredAccount = whapiProperties.channelId();
        this.clock = clock;
        this.meters = meters;
        this.requests = limiter("repair-requests", properties.requestsPerSecond());
        this.events = limiter("repair-events", properties.eventsPerSecond());
    }

    /** @return up to when nothing is missing now; empty when that could not be found out */
    Optional<Instant> at(String reason) {
        var known = account();
        if (known == null) {
            return outcome(Optional.empty());
        }
        var now = clock.instant();
        var window = Window.of(marks.completeUntil(known).orElse(null), now, properties);
        if (window.cut()) {
            log.warn("What was missed before {} is not looked for any more", window.from());
        }
        var found = read(known, window);
        found.ifPresent(published -> {
            marks.complete(known, window.to());
            if (published > 0) {
                log.info(
                        "{} missed events of {} to {} were found, since {}",
                        published,
                        window.from(),
                        window.to(),
                        reason);
            } else {
                log.debug("Nothing was missed from {} to {}; looked since {}", window.from(), window.to(), reason);
            }
        });
        return outcome(found.map(_ -> window.to()));
    }

    private Optional<Instant> outcome(Optional<Instant> complete) {
        meters.counter("outbound.repair.looks", "outcome", complete.isPresent() ? "complete" : "failed")
                .increment();
        return complete;
    }

    /** The channel itself says who it is; so a wrong setting cannot put messages under a wrong account. */
    private @Nullable String account() {
        if (account == null) {
            requests.acquirePermission();
            var health = whapi.health();
            if (health.isPresent()) {
                var channel = health.get().channelId();
                account = channel != null ? channel : configuredAccount == null ? "default" : configuredAccount;
            }
        }
        return account;
    }

    /** @return how many events were published; empty when the reading or the publishing broke off */
    private Optional<Integer> read(String from, Window window) {
        var published = 0;
        var offset = 0;
        var size = properties.pageSize();
        while (lease.isHeld()) {
            requests.acquirePermission();
            switch (whapi.messages(from, window.from(), window.to(), size, offset)) {
                case MessagePage.Listed(var list) -> {
                    var missing = missing(list);
                    if (!publish(missing)) {
                        return Optional.empty();
                    }
                    published += missing.size();
                    offset += list.elements().size();
                    if (list.elements().size() < size) {
                        return Optional.of(published);
                    }
                    size = properties.pageSize();
                }
                case MessagePage.TooLarge _ -> {
                    if (size == 1) {
                        log.warn("A message that is larger than we read was passed over");
                        offset++;
                    }
                    size = size == 1 ? properties.pageSize() : Math.max(1, size / 4);
                }
                case MessagePage.NoAnswer _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Own messages are followed by how far they got; a status that is known already changes nothing. */
    private List<InboundEvent> missing(MessageList list) {
        var missing = new ArrayList<InboundEvent>();
        for (var element : list.elements()) {
            switch (element) {
                case Element.Readable readable -> {
                    readable.events().stream()
                            .filter(event -> !(event instanceof ProviderNoticed))
                            .filter(event -> !(event instanceof MessageReceived message && watch.knows(message)))
                            .forEach(missing::add);
                    readable.events().stream()
                            .flatMap(event -> MessageList.statusOf(event).stream())
                            .forEach(missing::add);
                }
                case Element.Unreadable broken -> {
                    meters.counter("outbound.repair.unreadable").increment();
                    log.warn("A listed message could not be read: {}", broken.reason());
                }
            }
        }
        return missing;
    }

    private boolean publish(List<InboundEvent> missing) {
        var acks = new ArrayList<CompletableFuture<?>>();
        for (var event : missing) {
            events.acquirePermission();
            acks.add(kafka.send(Topic.INBOUND_EVENTS, EventKeys.of(event), event));
        }
        try {
            CompletableFuture.allOf(acks.toArray(CompletableFuture<?>[]::new))
                    .get(LONGEST_ACK.toMillis(), TimeUnit.MILLISECONDS);
            meters.counter("outbound.repair.events").increment(missing.size());
            return true;
        } catch (ExecutionException | CompletionException | TimeoutException e) {
            log.warn("What was missed could not be published: {}", e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Evenly spread; whoever asks waits for its turn. */
    private static RateLimiter limiter(String name, double perSecond) {
        return RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                        .limitForPeriod(1)
                        .limitRefreshPeriod(Duration.ofNanos((long) (1_000_000_000L / perSecond)))
                        .timeoutDuration(Duration.ofMinutes(1))
                        .build());
    }
}
