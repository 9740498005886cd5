package io.messagecenter.benchmarks.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.messagecenter.benchmarks.center.Broker;
import io.messagecenter.benchmarks.center.Database;
import io.messagecenter.benchmarks.center.Pause;
import io.messagecenter.contracts.EventHeaders;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes events at a constant rate and watches when they arrive. As in another instance of a service, what it commits is told to the
 * relay by a NOTIFY after the commit, on a connection of its own and at most every two milliseconds.
 */
final class RelayLatency {

    /** Events of one transaction, as of one reply: the message and its chat. */
    private static final int PER_COMMIT = 2;

    private static final String INSERT = """
            INSERT INTO outbox (topic, key, payload, event_id, event_type, event_time)
            SELECT '%s', 'whatsapp:bench:' || n %% 2000, convert_to('{"text":"' || repeat('0123456789', 140) || '"}', 'UTF8'),
                   ?::text || n, 'message.created', now() FROM generate_series(?::int, ?::int) n""".formatted(Relay.TOPIC);

    private static final byte[] PAYLOAD = "0123456789".repeat(140).getBytes(UTF_8);

    private final Database database;
    private final Broker broker;
    private final String ids = "latency-" + System.nanoTime() + "-";
    private final Histogram latency = new Histogram(TimeUnit.MINUTES.toNanos(2), 3);

    RelayLatency(Database database, Broker broker) {
        this.database = database;
        this.broker = broker;
    }

    /** From the commit of each event until a consumer has it, which sees committed records only. */
    Histogram relayed(int perSecond, Duration length) {
        int events = (int) (perSecond * length.toSeconds());
        var committed = new AtomicLongArray(events);
        var arrived = new AtomicLong();
        var writing = new AtomicBoolean(true);
        try (var reader = broker.reader(Relay.TOPIC);
                var connection = database.connect()) {
            var consumer = Thread.ofPlatform().start(() -> {
                while (arrived.get() < events && !Thread.currentThread().isInterrupted()) {
                    for (var record : reader.poll(Duration.ofMillis(100))) {
                        long now = System.nanoTime();
                        var number = number(record);
                        if (number >= 0) {
                            latency.recordValue(Math.max(0, now - committed.get(number)));
                            arrived.incrementAndGet();
                        }
                    }
                }
            });
            var signal = Thread.ofPlatform().start(() -> notifyWhile(writing));
            write(connection, perSecond, events, committed);
            Pause.until("all events have arrived", Duration.ofSeconds(60), () -> arrived.get() >= events);
            writing.set(false);
            signal.join();
            consumer.join();
            return latency;
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The time of an event is set before its commit returns, too: who reads it early must not find none. */
    private void write(Connection connection, int perSecond, int events, AtomicLongArray committed)
            throws SQLException {
        var interval = 1e9 * PER_COMMIT / perSecond;
        double due = System.nanoTime();
        try (var insert = connection.prepareStatement(INSERT)) {
            for (int from = 0; from < events; from += PER_COMMIT) {
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos((long) due - System.nanoTime());
                }
                int to = Math.min(from + PER_COMMIT, events) - 1;
                stamp(committed, from, to);
                insert.setString(1, ids);
                insert.setInt(2, from);
                insert.setInt(3, to);
                insert.executeUpdate();
                stamp(committed, from, to);
                due += interval;
            }
        }
    }

    /** Which event of this measurement it is; negative if it is of another one, which may have been committed late. */
    private int number(ConsumerRecord<String, byte[]> record) {
        var header = record.headers().lastHeader(EventHeaders.ID);
        var id = header == null ? "" : new String(header.value(), UTF_8);
        return id.startsWith(ids) ? Integer.parseInt(id.substring(ids.length())) : -1;
    }

    private static void stamp(AtomicLongArray committed, int from, int to) {
        for (int i = from; i <= to; i++) {
            committed.set(i, System.nanoTime());
        }
    }

    private void notifyWhile(AtomicBoolean writing) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            while (writing.get()) {
                statement.execute("NOTIFY outbox");
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From the moment at which each record was due until the broker acknowledged it to a producer with the services' settings. */
    Histogram produced(int perSecond, Duration length) {
        int records = (int) (perSecond * length.toSeconds());
        var acknowledged = new AtomicLong();
        try (var producer = broker.producer()) {
            producer.partitionsFor(Relay.TOPIC);
            double due = System.nanoTime();
            for (int i = 0; i < records; i++) {
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos((long) due - System.nanoTime());
                }
                long sent = (long) due;
                producer.send(
                        new ProducerRecord<>(Relay.TOPIC, "whatsapp:bench:" + i % 2000, PAYLOAD),
                        (metadata, failure) -> {
                            latency.recordValue(System.nanoTime() - sent);
                            acknowledged.incrementAndGet();
                        });
                due += 1e9 / perSecond;
            }
            producer.flush();
            return latency;
        }
    }
}
