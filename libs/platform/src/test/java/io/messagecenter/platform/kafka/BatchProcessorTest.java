package io.messagecenter.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.presence.PresenceEvent;
import io.messagecenter.contracts.presence.PresenceSeen;
import io.messagecenter.platform.PlatformTest;
import io.messagecenter.platform.test.TestTopics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;

@PlatformTest
class BatchProcessorTest {

    @Autowired
    BatchProcessor batches;

    @Autowired
    DeadLetters deadLetters;

    private final String marker = UUID.randomUUID().toString();
    private final List<String> done = new ArrayList<>();

    private ConsumerRecord<String, byte[]> record(String name) {
        return raw(EventJson.write(
                new PresenceSeen(UUID.randomUUID(), 1, null, null, marker + name, "viewing", Instant.now())));
    }

    private static ConsumerRecord<String, byte[]> raw(byte[] value) {
        return new ConsumerRecord<>(Topic.Names.PRESENCE_EVENTS, 3, 17, "key", value);
    }

    private void work(List<Incoming<PresenceEvent>> batch) {
        var names = batch.stream()
                .map(i -> ((PresenceSeen) i.event()).userName().substring(marker.length()))
                .toList();
        if (names.contains("culprit")) {
            throw new IllegalStateException("cannot be processed");
        }
        done.addAll(names);
    }

    @Test
    void theCulpritGoesToTheDeadLettersAloneAndItsNeighboursPassInOrder() {
        var records =
                Stream.of("a", "b", "c", "culprit", "d", "e").map(this::record).toList();

        batches.process(PresenceEvent.class, records, this::work);

        assertThat(done).containsExactly("a", "b", "c", "d", "e");
        var dead = TestTopics.awaitRecord(Topic.PRESENCE_EVENTS.dlt(), v -> v.contains(marker));
        assertThat(dead.value()).isEqualTo(records.get(3).value());
        assertThat(dead.key()).isEqualTo("key");
        assertThat(new String(
                        dead.headers().lastHeader("kafka_dlt-exception-message").value(), StandardCharsets.UTF_8))
                .contains("cannot be processed");
    }

    @Test
    void aDeadLetterTellsWhyWhereFromWhenAndInWhichTrace() {
        var poison = ("no event " + marker).getBytes(StandardCharsets.UTF_8);
        var record = raw(poison);
        record.headers().add("traceparent", TRACE.getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_id", "7".getBytes(StandardCharsets.UTF_8));

        batches.process(PresenceEvent.class, List.of(record), this::work);

        var dead = TestTopics.awaitRecord(Topic.PRESENCE_EVENTS.dlt(), v -> v.endsWith(marker));
        assertThat(dead.partition()).isEqualTo(3);
        assertThat(header(dead, "kafka_dlt-exception-fqcn")).endsWith("UnreadableEvent");
        assertThat(header(dead, "kafka_dlt-exception-message")).contains("PresenceEvent");
        assertThat(header(dead, "kafka_dlt-original-topic")).isEqualTo(Topic.Names.PRESENCE_EVENTS);
        assertThat(number(dead, "kafka_dlt-original-partition").getInt()).isEqualTo(3);
        assertThat(number(dead, "kafka_dlt-original-offset").getLong()).isEqualTo(17);
        assertThat(Instant.parse(header(dead, DeadLetters.TIME))).isBefore(Instant.now());
        assertThat(header(dead, "traceparent")).isEqualTo(TRACE);
        assertThat(header(dead, "ce_id")).isEqualTo("7");
    }

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static ByteBuffer number(ConsumerRecord<?, ?> record, String name) {
        return ByteBuffer.wrap(record.headers().lastHeader(name).value());
    }

    @Test
    void theLargestRecordFitsIntoTheDeadLettersHoweverLongTheReason() {
        var largest = new byte[Topic.MAX_BODY_BYTES - 200];
        new Random(1).nextBytes(largest);

        deadLetters.publish(raw(largest), new IllegalStateException("because ".repeat(100_000)));

        assertThat(TestTopics.records(Topic.PRESENCE_EVENTS.dlt())).anyMatch(r -> Arrays.equals(r.value(), largest));
    }

    @Test
    void aBatchWithSeveralPoisonsOfSeveralPartitionsLosesOnlyThem() {
        var names = IntStream.range(0, 40)
                .mapToObj(i -> i % 13 == 5 ? "culprit" : "n" + i)
                .toList();

        batches.process(PresenceEvent.class, names.stream().map(this::record).toList(), this::work);

        assertThat(done)
                .containsExactlyElementsOf(
                        names.stream().filter(n -> !n.equals("culprit")).toList());
        assertThat(TestTopics.records(Topic.PRESENCE_EVENTS.dlt()).stream()
                        .filter(r -> new String(r.value(), StandardCharsets.UTF_8).contains(marker + "culprit")))
                .hasSize(3);
    }

    @Test
    void anOutageInTheMiddleOfTheSearchForACulpritEndsItAndKillsNobodyElse() {
        var records = Stream.of("a", "b", "culprit", "c").map(this::record).toList();

        assertThatThrownBy(() -> batches.process(PresenceEvent.class, records, batch -> {
                    if (batch.size() == 1) {
                        throw new CannotAcquireLockException("deadlock");
                    }
                    work(batch);
                }))
                .isInstanceOf(CannotAcquireLockException.class);
        assertThat(TestTopics.records(Topic.PRESENCE_EVENTS.dlt()))
                .noneMatch(r -> new String(r.value(), StandardCharsets.UTF_8).contains(marker));
    }

    @Test
    void whatIsNoEventGoesToTheDeadLettersByteForByte() {
        var poison = new byte[] {'{', (byte) 0xff, 0, '"'};
        var text = "{\"no\":\"type\",\"marker\":\"" + marker + "\"}";

        batches.process(
                PresenceEvent.class,
                List.of(raw(poison), record("a"), raw(text.getBytes(StandardCharsets.UTF_8)), record("b")),
                this::work);

        assertThat(done).containsExactly("a", "b");
        TestTopics.awaitRecord(Topic.PRESENCE_EVENTS.dlt(), v -> v.equals(text));
    }

    @Test
    void aTypeOfEventFromTheFutureIsSkipped() {
        var future = "{\"type\":\"presence.teleported\",\"event_id\":\"" + UUID.randomUUID() + "\",\"m\":\"" + marker
                + "\"}";

        batches.process(
                PresenceEvent.class, List.of(raw(future.getBytes(StandardCharsets.UTF_8)), record("a")), this::work);

        assertThat(done).containsExactly("a");
        assertThat(TestTopics.records(Topic.PRESENCE_EVENTS.dlt()))
                .noneMatch(r -> new String(r.value(), StandardCharsets.UTF_8).equals(future));
    }

    @Test
    void anErrorThatWillPassReachesTheContainerAndNoDeadLetterIsMade() {
        var records = List.of(record("a"), record("b"));

        assertThatThrownBy(() -> batches.process(PresenceEvent.class, records, batch -> {
                    throw new CannotAcquireLockException("deadlock");
                }))
                .isInstanceOf(CannotAcquireLockException.class);
        assertThat(TestTopics.records(Topic.PRESENCE_EVENTS.dlt()))
                .noneMatch(r -> new String(r.value(), StandardCharsets.UTF_8).contains(marker));
    }
}
