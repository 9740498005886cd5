package io.messagecenter.platform.outbox;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.presence.PresenceSeen;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/**
 * The figures of docs/adr/0003: not a test, and by its name not run with them but by
 * {@code mvn -pl libs/platform -am test -Dtest=RelayMeasurement -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class RelayMeasurement {

    private static final int RATE = 1_000;
    private static final int SECONDS = 10;
    private static final int WRITERS = 4;
    private static final int BACKLOG = 30_000;

    private record Figures(double p50, double p99, double max, double drain) {}

    @Test
    void compare() throws Exception {
        var lines = new ArrayList<String>();
        for (int round = 0; round < 4; round++) {
            for (var way : List.of("two in turn", "one transactional id", "idempotent", "two, poll 10 ms")) {
                var figures = measure(way);
                if (round > 0) { // the first warms up
                    lines.add("FIGURES %d | %-24s | p50 %5.1f ms | p99 %6.1f ms | max %6.1f ms | drain %,8.0f events/s"
                            .formatted(round, way, figures.p50, figures.p99, figures.max, figures.drain));
                }
            }
        }
        lines.forEach(System.out::println);
    }

    private static Figures measure(String way) throws Exception {
        Map<String, Long> committed = new ConcurrentHashMap<>();
        Map<String, Long> acknowledged = new ConcurrentHashMap<>();
        try (var bench = new RelayBench()) {
            var watch = new Watch(acknowledged, !way.startsWith("idempotent"));
            var idle = way.contains("poll") ? Duration.ofMillis(10) : OutboxRelay.IDLE;
            if (way.contains("poll")) {
                bench.silenceSignal();
            }
            if (way.startsWith("idempotent") || way.startsWith("one")) {
                var settings = new HashMap<>(RelayBench.kafka());
                settings.put("linger.ms", 0);
                if (way.startsWith("one")) {
                    settings.put("transactional.id", bench.name);
                }
                bench.relay(bench.databasePort(), () -> List.of(watch.apply(new KafkaProducer<>(settings))), idle);
            } else {
                bench.relay(bench.databasePort(), watch, idle);
            }
            bench.append(List.of(event("first")));
            while (bench.waiting() > 0) {
                LockSupport.parkNanos(1_000_000);
            }
            write(bench, committed);
            while (bench.waiting() > 0) {
                LockSupport.parkNanos(1_000_000);
            }
            var waits = committed.entrySet().stream()
                    .mapToDouble(c -> Math.max(0, (acknowledged.get(c.getKey()) - c.getValue()) / 1e6))
                    .sorted()
                    .toArray();
            return new Figures(
                    waits[waits.length / 2], waits[waits.length * 99 / 100], waits[waits.length - 1], drain(bench));
        }
    }

    /** Open loop: each writer keeps its schedule, whatever the relay does. */
    private static void write(RelayBench bench, Map<String, Long> committed) throws Exception {
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var start = System.nanoTime();
            for (int w = 0; w < WRITERS; w++) {
                var writer = w;
                threads.submit(() -> {
                    for (int i = 0; i < RATE * SECONDS / WRITERS; i++) {
                        LockSupport.parkNanos(start + i * 1_000_000_000L * WRITERS / RATE - System.nanoTime());
                        var entry = event("chat-" + writer + "-" + i % 50);
                        bench.append(List.of(entry));
                        committed.put(entry.event().id().toString(), System.nanoTime());
                    }
                });
            }
        }
    }

    private static double drain(RelayBench bench) throws Exception {
        bench.stopRelays();
        for (int i = 0; i < BACKLOG / 1000; i++) {
            bench.append(
                    IntStream.range(0, 1000).mapToObj(k -> event("chat-" + k)).toList());
        }
        var start = System.nanoTime();
        bench.startRelays();
        while (bench.waiting() > 0) {
            LockSupport.parkNanos(2_000_000);
        }
        return BACKLOG / ((System.nanoTime() - start) / 1e9);
    }

    private static Outbox.Entry event(String key) {
        return new Outbox.Entry(
                Topic.PRESENCE_EVENTS,
                key,
                new PresenceSeen(UUID.randomUUID(), 1, null, null, "x".repeat(500), "viewing", Instant.now()));
    }

    /** Notes when the broker had what; lets a producer without transactions pass for one with. */
    private record Watch(Map<String, Long> acknowledged, boolean transactional)
            implements UnaryOperator<Producer<String, byte[]>> {

        private static final Set<String> OF_TRANSACTIONS =
                Set.of("initTransactions", "beginTransaction", "commitTransaction", "abortTransaction");

        @Override
        @SuppressWarnings("unchecked")
        public Producer<String, byte[]> apply(Producer<String, byte[]> real) {
            var sent = new ArrayList<String>();
            return (Producer<String, byte[]>) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Producer.class}, (_, method, arguments) -> {
                        if (method.getName().equals("send")) {
                            var record = (ProducerRecord<?, ?>) arguments[0];
                            sent.add(new String(
                                    record.headers().lastHeader("ce_id").value()));
                        }
                        Object result = null;
                        if (transactional || !OF_TRANSACTIONS.contains(method.getName())) {
                            try {
                                result = method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }
                        if (method.getName().equals("commitTransaction")) {
                            var now = System.nanoTime();
                            sent.forEach(id -> acknowledged.put(id, now));
                            sent.clear();
                        }
                        return result;
                    });
        }
    }
}
