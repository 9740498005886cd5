package io.messagecenter.chat.live;

import io.messagecenter.chat.log.Log;
import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.EventJson.UnreadableEvent;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.presence.PresenceEvent;
import io.messagecenter.contracts.presence.PresenceSeen;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Hears of all who look or type, on every instance. What was missed during an outage is of no use any more. */
@Component
class PresenceTail implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PresenceTail.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration OF_USE = Duration.ofMinutes(1);

    private final Log history;
    private final Presences presences;
    private volatile boolean running;
    private Thread thread = Thread.currentThread();

    PresenceTail(Log history, Presences presences) {
        this.history = history;
        this.presences = presences;
    }

    private void run() {
        while (running) {
            try (var reader = history.readLast(Topic.PRESENCE_EVENTS, OF_USE)) {
                while (running) {
                    reader.poll(PATIENCE).forEach(record -> heard(record.value()));
                    presences.expire();
                }
            } catch (Exception e) {
                if (running) {
                    log.debug("Nobody is heard of at the moment: {}", e.toString());
                    pause();
                }
            }
        }
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

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("presence-tail").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
