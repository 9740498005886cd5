package io.messagecenter.chat.live;

import io.messagecenter.chat.log.Log;
import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.EventJson.UnreadableEvent;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.presence.PresenceEvent;
import io.messagecenter.contracts.presence.PresenceSeen;
import io.messagecenter.platform.kafka.LogFollower;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hears of all who look or type, on every instance. What was missed during an outage is of no use any more. */
@Component
class PresenceTail extends LogFollower {

    private static final Logger log = LoggerFactory.getLogger(PresenceTail.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration OF_USE = Duration.ofMinutes(1);

    private final Log history;
    private final Presences presences;

    PresenceTail(Log history, Presences presences) {
        super("presence-tail", PAUSE);
        this.history = history;
        this.presences = presences;
    }

    @Override
    protected void follow() {
        try (var reader = history.readLast(Topic.PRESENCE_EVENTS, OF_USE)) {
            while (isRunning()) {
                reader.poll(PATIENCE).forEach(record -> heard(record.value()));
                presences.expire();
            }
        }
    }

    @Override
    protected void failed(Exception cause) {
        log.debug("Nobody is heard of at the moment: {}", cause.toString());
    }

    private void heard(byte @Nullable [] value) {
        try {
            if (EventJson.read(PresenceEvent.class, value) instanceof PresenceSeen seen) {
                presences.heard(seen);
            }
        } catch (UnreadableEvent e) {
            log.warn("A record of the presences cannot be read and is skipped: {}", e.getMessage());
        }
    }
}
