package io.messagecenter.chat.live;

import io.messagecenter.chat.log.Cursor;
import io.messagecenter.chat.log.Log;
import io.messagecenter.chat.log.LogReader;
import io.messagecenter.contracts.Topic;
import io.messagecenter.platform.kafka.LogFollower;
import java.time.Duration;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Follows the whole log for this instance's streams, without a group: every instance reads everything. */
@Component
class Tail extends LogFollower {

    private static final Logger log = LoggerFactory.getLogger(Tail.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration ALL_THAT_IS_KEPT = Duration.ofDays(3650);

    private final Log history;
    private final Streams streams;
    private final LiveSettings settings;

    Tail(Log history, Streams streams, LiveSettings settings) {
        super("live-tail", PAUSE);
        this.history = history;
        this.streams = streams;
        this.settings = settings;
    }

    @Override
    protected void follow() {
        try (var reader = open()) {
            while (isRunning()) {
                take(reader);
            }
        }
    }

    @Override
    protected void failed(Exception cause) {
        log.warn("The live streams wait for the log: {}", cause.toString());
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

    private void take(LogReader reader) {
        Cursor place = reader.position();
        var read = new ArrayList<Push>();
        for (var record : reader.poll(PATIENCE)) {
            place = place.with(record.partition(), record.offset() + 1);
            read.add(new Push(record, place));
        }
        streams.accept(read, reader.position());
    }
}
