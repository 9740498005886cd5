package io.messagecenter.chat.live;

import io.messagecenter.chat.log.Cursor;
import io.messagecenter.chat.log.Log;
import io.messagecenter.chat.log.LogReader;
import io.messagecenter.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Follows the whole log for this instance's streams, without a group: every instance reads everything. */
@Component
class Tail implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Tail.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration ALL_THAT_IS_KEPT = Duration.ofDays(3650);

    private final Log history;
    private final Streams streams;
    private final LiveSettings settings;
    private volatile boolean running;
    private Thread thread = Thread.currentThread();

    Tail(Log history, Streams streams, LiveSettings settings) {
        this.history = history;
        this.streams = streams;
        this.settings = settings;
    }

    private void run() {
        while (running) {
            try (var reader = open()) {
                while (running) {
                    follow(reader);
                }
            } catch (Exception e) {
                if (running) {
                    log.warn("The live streams wait for the log: {}", e.toString());
                    pause();
                }
            }
        }
    }

    /** Where it was left, so that an outage of the broker costs no event; lately, the first time and when that place is gone. */
    private LogReader open() {
        var left = streams.position();
        if (left.isPresent() && history.standing(left.get(), ALL_THAT_IS_KEPT) == Log.Standing.KNOWN) {
            return history.readFrom(left.get());
        }
        var reader = history.readLast(Topic.CHAT_EVENTS, settings.warmUp());
        streams.begin(reader.position());
        return reader;
    }

    private void follow(LogReader reader) {
        Cursor place = reader.position();
        var read = new ArrayList<Push>();
        for (var record : reader.poll(PATIENCE)) {
            place = place.with(record.partition(), record.offset() + 1);
            read.add(new Push(record, place));
        }
        streams.accept(read, reader.position());
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
        thread = Thread.ofPlatform().name("live-tail").daemon().start(this::run);
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
