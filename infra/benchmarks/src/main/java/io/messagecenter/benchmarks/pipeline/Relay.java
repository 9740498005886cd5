package io.messagecenter.benchmarks.pipeline;

import io.messagecenter.benchmarks.center.CpuUse;
import io.messagecenter.benchmarks.center.Database;
import io.messagecenter.benchmarks.center.MessageCenter;
import io.messagecenter.benchmarks.center.Pause;
import io.messagecenter.benchmarks.figures.Figure;
import io.messagecenter.benchmarks.figures.Goal;
import io.messagecenter.benchmarks.figures.Medians;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How many events a second chat-service's relay takes from its outbox to Kafka, beside the same SELECT and DELETE without Kafka;
 * and how long an event takes from its commit to a consumer, at a constant rate, beside a producer alone.
 */
public final class Relay {

    static final String TOPIC = "bench.relay";

    private static final int BATCH = 500;
    private static final int PER_SECOND_EXPECTED = 4_000;
    private static final int RATE = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** As large as an event of a message with its chat. */
    private static final String FILL = """
            INSERT INTO outbox (topic, key, payload, event_id, event_type, event_time)
            SELECT '%s', 'whatsapp:bench:' || n %% 2000, convert_to('{"text":"' || repeat('0123456789', 140) || '"}', 'UTF8'),
                   'fill-' || n, 'message.created', now() FROM generate_series(1, %d) n""";

    private final MessageCenter center;
    private final Settings settings;
    private final Database database;

    public Relay(MessageCenter center, Settings settings) {
        this.center = center;
        this.settings = settings;
        this.database = center.database("chat");
    }

    /** Measures rates and latencies in turn, round after round. */
    public List<Figure> measure() {
        center.only("chat");
        var ours = new ArrayList<Double>();
        var loops = new ArrayList<Double>();
        var latencies = new ArrayList<Histogram>();
        var produced = new ArrayList<Histogram>();
        var told = "";
        var events = (int) settings.length().toSeconds() * PER_SECOND_EXPECTED;
        try (var broker = center.broker()) {
            broker.create(TOPIC);
            relayed(events / 2);
            new RelayLatency(database, broker).relayed(RATE, settings.length());
            for (int round = 0; round < settings.rounds(); round++) {
                loops.add(looped(events));
                var cpu = CpuUse.of(center.parts());
                ours.add(relayed(events));
                told = "of the machine: " + cpu.told();
                latencies.add(new RelayLatency(database, broker).relayed(RATE, settings.length()));
                produced.add(new RelayLatency(database, broker).produced(RATE, settings.length()));
            }
        }
        return List.of(
                Figure.ratio(
                                "relay",
                                "outbox events/s to Kafka / the same SELECT and DELETE without Kafka",
                                Goal.atLeast(0.3, 0.5),
                                new Figure.Series("ours", "/s", ours),
                                new Figure.Series("without Kafka", "/s", loops))
                        .noting(told),
                latency(latencies, produced));
    }

    private static Figure latency(List<Histogram> ours, List<Histogram> alone) {
        var p99 = ours.stream().map(h -> h.getValueAtPercentile(99) / 1e6).toList();
        var all = merged(ours);
        var produced = merged(alone);
        return Figure.of(
                        "relay latency",
                        "p99 from commit to a committed-only consumer at 1,000/s",
                        Medians.of(p99),
                        "ms",
                        Goal.atMost(50, 15))
                .with(new Figure.Series("p99", "ms", p99))
                .with(new Figure.Curve("from the commit to a consumer", all))
                .with(new Figure.Curve("a producer alone, from send to the broker's acknowledgement", produced))
                .noting("p50 %.1f ms; a producer alone: p50 %.1f, p99 %.1f ms"
                        .formatted(
                                all.getValueAtPercentile(50) / 1e6,
                                produced.getValueAtPercentile(50) / 1e6,
                                produced.getValueAtPercentile(99) / 1e6));
    }

    private static Histogram merged(List<Histogram> histograms) {
        var all = new Histogram(3);
        histograms.forEach(all::add);
        return all;
    }

    /** Events a second from the moment at which a transaction fills the outbox until it is empty. */
    private double relayed(int events) {
        fill(1);
        Pause.until("the relay is at work", PATIENCE, this::isEmpty);
        fill(events);
        long began = System.nanoTime();
        database.execute("NOTIFY outbox");
        Pause.until("the outbox is empty", PATIENCE, this::isEmpty);
        return events / ((System.nanoTime() - began) / 1e9);
    }

    private void fill(int events) {
        database.execute(FILL.formatted(TOPIC, events));
    }

    private boolean isEmpty() {
        return database.number("SELECT count(*) FROM (SELECT FROM outbox LIMIT 1) o") == 0;
    }

    /** What the relay does with the database, and nothing else. */
    private double looped(int events) {
        var chat = center.part("chat");
        chat.freeze();
        fill(events);
        long began = System.nanoTime();
        try (var connection = database.connect()) {
            long left = events;
            while (left > 0) {
                left -= takeBatch(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            chat.thaw();
        }
        return events / ((System.nanoTime() - began) / 1e9);
    }

    private static int takeBatch(Connection connection) throws SQLException {
        var ids = new ArrayList<Long>();
        try (var select = connection.prepareStatement("""
                        SELECT id, topic, key, payload, event_id, event_type, event_time, trace_parent, created_at
                        FROM outbox WHERE parked_at IS NULL ORDER BY id LIMIT\s""" + BATCH);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
                rows.getBytes(4);
            }
        }
        try (var delete = connection.prepareStatement("DELETE FROM outbox WHERE id = ANY (?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            return delete.executeUpdate();
        }
    }
}
