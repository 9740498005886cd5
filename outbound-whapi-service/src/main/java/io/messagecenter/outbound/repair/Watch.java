package io.messagecenter.outbound.repair;

import io.messagecenter.contracts.inbound.ChannelChanged;
import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.inbound.MessageReceived;
import io.messagecenter.outbound.channel.ChannelNews;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Watches what comes in for signs that not everything did, and remembers what did. */
@Component
public class Watch {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final int REMEMBERED = 20_000;
    private static final Set<String> READY = Set.of("AUTH", "SYNC_ERROR", "LOGGED_IN");

    private final RepairMarks marks;
    private final RepairProperties properties;
    private final Clock clock;
    private final Set<String> seen = Collections.newSetFromMap(Collections.synchronizedMap(new Newest()));
    private volatile @Nullable Instant lastWebhook;
    private volatile @Nullable String channelState;
    private volatile Instant lastSign = Instant.MIN;

    Watch(RepairMarks marks, RepairProperties properties, Clock clock) {
        this.marks = marks;
        this.properties = properties;
        this.clock = clock;
    }

    /** Messages and channel states as they come out of Kafka, repaired ones too. Never fails. */
    public void came(List<? extends InboundEvent> events) {
        for (var event : events) {
            switch (event) {
                case MessageReceived message -> came(message);
                case ChannelChanged changed -> channel(changed.state());
                default -> {}
            }
        }
    }

    /** Whether it came already, as far as this instance knows: what it does not know is published once more, and has no effect twice. */
    public boolean knows(MessageReceived message) {
        return seen.contains(key(message));
    }

    /** A send got through again after WHAPI had said that the channel is off: what customers wrote meanwhile may be missing. */
    @EventListener
    void channelIsBack(ChannelNews.Back back) {
        marks.want("the channel is back");
    }

    private void came(MessageReceived message) {
        seen.add(key(message));
        var head = message.head();
        if (head.repaired()) {
            return;
        }
        var at = head.receivedAt();
        var last = lastWebhook;
        if (last == null || at.isAfter(last)) {
            lastWebhook = at;
        }
        if (last != null && Duration.between(last, at).compareTo(properties.silence()) > 0) {
            sign("webhooks came again after a silence");
        } else if (isLate(head.occurredAt(), at)) {
            sign("webhooks came late");
        }
    }

    /** What is older than we look back is no sign: nobody would find it. */
    private boolean isLate(@Nullable Instant occurredAt, Instant receivedAt) {
        if (occurredAt == null) {
            return false;
        }
        var late = Duration.between(occurredAt, receivedAt);
        return late.compareTo(properties.lateness()) > 0 && late.compareTo(properties.furthest()) < 0;
    }

    private void channel(String state) {
        var before = channelState;
        channelState = state;
        if (READY.contains(state) && (before == null || !READY.contains(before))) {
            sign("the channel is ready again");
        }
    }

    /** Of an outage's many signs one is enough; the last of them is followed by the regular look at the latest. */
    private void sign(String reason) {
        var now = clock.instant();
        if (now.isBefore(lastSign.plus(properties.atMostEvery().dividedBy(2)))) {
            return;
        }
        try {
            marks.want(reason);
            lastSign = now;
        } catch (RuntimeException e) {
            log.info("A sign of a loss ({}) was not written down: {}", reason, e.toString());
        }
    }

    private static String key(MessageReceived message) {
        return message.head().account() + "/" + message.providerId();
    }

    /** Forgets the oldest. */
    private static final class Newest extends LinkedHashMap<String, Boolean> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(REMEMBERED);
        }
    }
}
