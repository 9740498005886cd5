package io.messagecenter.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.presence.PresenceEvent;
import io.messagecenter.contracts.presence.PresenceSeen;
import io.messagecenter.platform.PlatformTest;
import io.messagecenter.platform.test.TestTopics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;

@PlatformTest
class BatchProcessorTest {

    @Autowired
    BatchProcessor batches;

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
