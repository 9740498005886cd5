package io.messagecenter.chat.log;

import io.messagecenter.contracts.Topic;
import io.messagecenter.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/** The log as a whole: to read it from a place on, without a group, and to know whether a place is still there. */
@Component
public class Log {

    /** What can be said of a cursor that a client brings. */
    public enum Standing {
        KNOWN,
        TOO_OLD,
        FOREIGN
    }

    private static final int FETCH_BYTES = 4 * 1024 * 1024;
    private static final int PARTITION_BYTES = 512 * 1024;
    private static final int RECORDS = 500;

    private final LogPositions positions;
    private final ConsumerFactory<String, byte[]> consumers;
    private final Clock clock;

    Log(LogPositions positions, ConsumerFactory<String, byte[]> consumers, Clock clock) {
        this.positions = positions;
        this.consumers = consumers;
        this.clock = clock;
    }

    /** Reads on from that place. */
    public LogReader readFrom(Cursor cursor) {
        return read(Topic.CHAT_EVENTS, cursor);
    }

    /**
     * Reads what happened lately, and then all that happens.
     *
     * @throws ProblemException 503 if the broker does not answer
     */
    public LogReader readLast(Topic topic, Duration past) {
        return read(topic, positions.since(topic, clock.instant().minus(past)));
    }

    /**
     * The place right after all that was published before this call.
     *
     * @throws ProblemException 503 if the broker does not answer
     */
    public Cursor end() {
        return positions.end(Topic.CHAT_EVENTS);
    }

    /**
     * Whether all that came after that place can be read, and happened not longer ago than the horizon.
     *
     * @throws ProblemException 503 if the broker does not answer
     */
    public Standing standing(Cursor cursor, Duration horizon) {
        var end = positions.end(Topic.CHAT_EVENTS);
        if (!end.isOfSameLog(cursor) || !end.hasReached(cursor)) {
            return Standing.FOREIGN;
        }
        var kept = positions.begin(Topic.CHAT_EVENTS);
        var recent = positions.since(Topic.CHAT_EVENTS, clock.instant().minus(horizon));
        return cursor.hasReached(kept) && cursor.hasReached(recent) ? Standing.KNOWN : Standing.TOO_OLD;
    }

    private LogReader read(Topic topic, Cursor from) {
        var own = new Properties();
        // A place that is gone must be noticed, not replaced by another one.
        own.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        own.setProperty(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, String.valueOf(FETCH_BYTES));
        own.setProperty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, String.valueOf(PARTITION_BYTES));
        own.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, String.valueOf(RECORDS));
        var consumer =
                consumers.createConsumer("live-" + ProcessHandle.current().pid(), "live", null, own);
        return new LogReader(consumer, LogPositions.partitions(topic), from);
    }
}
