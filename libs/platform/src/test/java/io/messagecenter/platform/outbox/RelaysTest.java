package io.messagecenter.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.auth.SessionEnded;
import io.messagecenter.contracts.presence.PresenceSeen;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several relays of one service at once: who publishes, who takes over, and that order survives it. */
class RelaysTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RelayBench bench = new RelayBench();

    @AfterEach
    void end() {
        bench.close();
    }

    private void awaitPublished(List<String> texts) {
        await().atMost(PATIENCE).until(() -> bench.waiting() == 0);
        assertThat(bench.published()).containsExactlyElementsOf(texts);
    }

    @Test
    void ofTwoRelaysOneStandsByAndTakesOverWhenTheOtherStops() {
        var first = bench.relay();
        bench.append("k", "1");
        awaitPublished(List.of("1"));
        bench.relay();
        bench.append("k", "2");
        awaitPublished(List.of("1", "2"));

        first.stop();
        bench.append("k", "3");

        awaitPublished(List.of("1", "2", "3"));
    }

    @Test
    void anOwnerWhoseLineFallsSilentIsReplacedThoughNobodyClosedIt() throws Exception {
        try (var line = new SilentLine(bench.databasePort())) {
            bench.relay(line.port(), UnaryOperator.identity(), OutboxRelay.IDLE);
            bench.append("k", "1");
            awaitPublished(List.of("1"));
            bench.relay();

            line.cut();
            var cut = System.nanoTime();
            bench.append("k", "2");

            awaitPublished(List.of("1", "2"));
            // Five seconds are promised; a busy machine has time for more.
            assertThat(Duration.ofNanos(System.nanoTime() - cut)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"beginTransaction", "commitTransaction"})
    void aFrozenOwnerIsReplacedAndPublishesNothingWhenItWakesUp(String frozenBefore) {
        var freezer = new Freezer(frozenBefore);
        bench.relay(bench.databasePort(), freezer, OutboxRelay.IDLE);
        bench.append("k", "1");
        await().atMost(PATIENCE).until(freezer::holdsSomebody);
        bench.relay();

        await().atMost(PATIENCE).until(() -> bench.waiting() == 0);
        bench.append("k", "2");
        awaitPublished(List.of("1", "2"));
        freezer.thaw();
        await().atMost(PATIENCE).until(freezer::hasGivenUp);
        bench.append("k", "3");

        awaitPublished(List.of("1", "2", "3"));
    }

    /** Holds the first relay that comes by at one of its calls, as a SIGSTOP does, and sees what becomes of it. */
    private static final class Freezer implements UnaryOperator<Producer<String, byte[]>> {
        private final String call;
        private final CountDownLatch held = new CountDownLatch(1);
        private final CountDownLatch thawed = new CountDownLatch(1);
        private volatile boolean gaveUp;

        Freezer(String call) {
            this.call = call;
        }

        boolean holdsSomebody() {
            return held.getCount() == 0;
        }

        boolean hasGivenUp() {
            return gaveUp;
        }

        void thaw() {
            thawed.countDown();
        }

        @Override
        @SuppressWarnings("unchecked")
        public Producer<String, byte[]> apply(Producer<String, byte[]> real) {
            return (Producer<String, byte[]>) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Producer.class}, (_, method, arguments) -> {
                        if (method.getName().equals(call) && held.getCount() > 0) {
                            held.countDown();
                            thawed.await();
                        }
                        gaveUp = gaveUp || (method.getName().equals("close") && thawed.getCount() == 0);
                        try {
                            return method.invoke(real, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }

    @Test
    void aChatsEventsKeepTheirOrderWithManyWritersAndOwnersThatLoseTheirSessions() throws Exception {
        bench.relay();
        bench.relay();
        var keys = List.of("a", "b", "c");
        var counters = new int[keys.size()];
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int w = 0; w < 6; w++) {
                var k = w % keys.size();
                writers.submit(() -> {
                    for (int i = 0; i < 100; i++) {
                        bench.tx.executeWithoutResult(_ -> {
                            // The number is drawn under the lock, as a chat's is.
                            bench.jdbc.queryForList("SELECT pg_advisory_xact_lock(?)", k);
                            var number = ++counters[k];
                            bench.append(keys.get(k), keys.get(k) + number);
                        });
                    }
                });
            }
            for (int cut = 0; cut < 4; cut++) {
                var before = bench.waiting();
                await().atMost(PATIENCE).until(() -> bench.waiting() != before || bench.waiting() == 0);
                bench.cutSessions();
            }
        }
        await().atMost(PATIENCE).until(() -> bench.waiting() == 0);

        var published = bench.published();
        for (int k = 0; k < keys.size(); k++) {
            var key = keys.get(k);
            var ofKey = published.stream().filter(t -> t.startsWith(key)).toList();
            // A batch may come twice when its owner dies between Kafka's commit and the delete: as a whole, with the
            // same ids.
            assertThat(new LinkedHashSet<>(ofKey))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, counters[k])
                            .mapToObj(i -> key + i)
                            .toList());
        }
    }

    @Test
    void whatTheBrokerRefusesHoldsUpItsOwnKeyOnlyAndAnAlarmTells() {
        var entries = new ArrayList<Outbox.Entry>();
        for (int i = 0; i < 60; i++) {
            entries.add(i == 23 ? huge("k3") : seen("k" + i % 5, "k" + i % 5 + "#" + i));
        }
        bench.append(entries);
        new OutboxGauges(bench.jdbc).bindTo(bench.meters);

        bench.relay();

        await().atMost(PATIENCE).until(() -> bench.waiting() == 8);
        for (int k = 0; k < 5; k++) {
            var key = "k" + k;
            var number = k;
            assertThat(bench.published().stream().filter(t -> t.startsWith(key)).toList())
                    .containsExactlyElementsOf(IntStream.range(0, 60)
                            .filter(i -> i % 5 == number && (number != 3 || i < 23))
                            .mapToObj(i -> key + "#" + i)
                            .toList());
        }
        assertThat(bench.meters.get("messagecenter.outbox.parked").counter().count())
                .isEqualTo(1);
        assertThat(bench.meters.get("messagecenter.outbox.blocked").gauge().value())
                .isEqualTo(8);
    }

    private Outbox.Entry seen(String key, String text) {
        return new Outbox.Entry(
                Topic.PRESENCE_EVENTS,
                key,
                new PresenceSeen(UUID.randomUUID(), 1, null, null, bench.name + text, "viewing", Instant.now()));
    }

    private static Outbox.Entry huge(String key) {
        return new Outbox.Entry(
                Topic.PRESENCE_EVENTS,
                key,
                new SessionEnded(UUID.randomUUID(), "x".repeat(10_000_000), 1, Instant.now(), Instant.now()));
    }

    @Test
    void whatIsPublishedAlreadyIsNotReadAgainUntilTheNextVacuum() {
        bench.append(IntStream.range(0, 5_000).mapToObj(i -> seen("k", "n" + i)).toList());
        bench.jdbc.execute("DELETE FROM outbox");

        // Each look marks in the index what nobody can see any more, as soon as no older transaction is left.
        await().atMost(PATIENCE).untilAsserted(() -> {
            var plan = planOfALook();
            var read = Pattern.compile("shared hit=(\\d+)").matcher(plan);
            assertThat(plan).doesNotContain("Seq Scan").containsPattern(read.pattern());
            assertThat(read.find() ? Integer.parseInt(read.group(1)) : 0)
                    .as(plan)
                    .isLessThan(50);
        });
    }

    /** How PostgreSQL reads the oldest rows in a session with an owner's settings, and how many pages that takes. */
    private String planOfALook() {
        return bench.tx.execute(_ -> {
            Arrays.stream(OutboxRelay.SESSION.split(" ?-c "))
                    .filter(setting -> !setting.isEmpty())
                    .forEach(setting -> bench.jdbc.execute("SET LOCAL " + setting));
            return String.join(
                    "\n", bench.jdbc.queryForList("EXPLAIN (ANALYZE, BUFFERS) " + OutboxBatches.OLDEST, String.class));
        });
    }

    @Test
    void aCommitOfAnotherInstanceWakesTheOwner() {
        // Left to itself, it would look once in two and a half seconds.
        bench.relay(bench.databasePort(), UnaryOperator.identity(), Duration.ofMillis(2_500));
        bench.append("k", "first");
        await().atMost(PATIENCE).until(() -> bench.waiting() == 0);

        var waits = IntStream.range(0, 9)
                .mapToObj(i -> {
                    var start = System.nanoTime();
                    bench.append("k", "n" + i);
                    await().pollInterval(Duration.ofMillis(5)).atMost(PATIENCE).until(() -> bench.waiting() == 0);
                    return Duration.ofNanos(System.nanoTime() - start);
                })
                .sorted()
                .toList();

        assertThat(waits.get(4)).isLessThan(Duration.ofMillis(1_000));
    }
}
