package io.messagecenter.auth.lanes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.auth.Api;
import io.messagecenter.auth.AuthTest;
import io.messagecenter.contracts.Topic;
import io.messagecenter.platform.test.TestKafka;
import io.messagecenter.platform.test.TestTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AuthTest
class LanesTest {

    private static final Duration TIME = Duration.ofSeconds(10);

    /** Their work is auth-service's own bookkeeping, for which nobody waits. */
    private static final Set<String> NO_LANES =
            Set.of("auth-service.dead-letters", "auth-service.users", "auth-service.sessions");

    @Autowired
    LaneDepths depths;

    @Autowired
    Api api;

    @Test
    void whatAGroupHasNotReadWaitsSinceItWasWritten() throws Exception {
        var began = Instant.now();
        var before = depths.read(TIME).get(Lane.JOBS);
        for (int i = 0; i < 30; i++) {
            TestTopics.sendRaw(Topic.WHAPI_JOBS.topicName(), "key-" + i, "{}".getBytes(UTF_8));
        }
        var after = depths.read(TIME).get(Lane.JOBS);
        assertThat(after.depth() - before.depth()).isEqualTo(30);

        commit(Lane.JOBS, true);
        assertThat(depths.read(TIME).get(Lane.JOBS)).isEqualTo(new Waiting(0, null));

        TestTopics.sendRaw(Topic.WHAPI_JOBS.topicName(), "one", "{}".getBytes(UTF_8));
        var one = depths.read(TIME).get(Lane.JOBS);
        assertThat(one.depth()).isEqualTo(1);
        assertThat(one.oldest()).isBetween(began, Instant.now());
    }

    @Test
    void theEndOfATransactionIsNoWorkAndAnOpenOneIsNotYet() throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestKafka.address(), "transactional.id", "lanes-" + UUID.randomUUID()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var sent = producer.send(
                            new ProducerRecord<>(Topic.OUTBOUND_RESULTS.topicName(), 3, null, "{}".getBytes(UTF_8)))
                    .get();
            commit(Lane.RESULTS, false);
            assertThat(depths.read(TIME).get(Lane.RESULTS).depth()).isZero();

            producer.commitTransaction();
            assertThat(depths.read(TIME).get(Lane.RESULTS).oldest()).isNotNull();

            // As a listener does that has processed it.
            commit(Lane.RESULTS, Map.of(new TopicPartition(sent.topic(), 3), sent.offset() + 1));
            assertThat(depths.read(TIME).get(Lane.RESULTS)).isEqualTo(new Waiting(0, null));
        }
    }

    @Test
    void adminsSeeEveryLaneWithItsPromise() {
        var answer = api.get("/ops/lanes", api.admin());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.<List<String>>read("$.items[*].name"))
                .containsExactly("inbound", "bot", "bot-replies", "sends", "results", "jobs", "echoes", "audit");
        assertThat(answer.<List<Double>>read("$.items[*].promise_seconds")).allMatch(promise -> promise > 0);
        assertThat(answer.<Object>read("$.next_cursor")).isNull();
    }

    @Test
    void aLaneIsLateWhenItsOldestIsOlderThanPromised() {
        var now = Instant.now();

        assertThat(LaneController.LaneView.of(Lane.INBOUND, new Waiting(1, now.minusSeconds(6)), now)
                        .late())
                .isTrue();
        assertThat(LaneController.LaneView.of(Lane.INBOUND, new Waiting(9, now.minusSeconds(4)), now)
                        .late())
                .isFalse();
        assertThat(LaneController.LaneView.of(Lane.INBOUND, new Waiting(0, null), now)
                        .oldestSeconds())
                .isNull();
    }

    @Test
    void everyGroupOfTheServicesIsALane() throws IOException {
        var declared = new TreeSet<String>();
        var group = Pattern.compile("groupId = \"([^\"]+)\"");
        try (var services = Files.list(Path.of(".."))) {
            for (var service : services.filter(folder -> folder.toString().endsWith("-service"))
                    .toList()) {
                try (var files = Files.walk(service.resolve("src/main/java"))) {
                    for (var file : files.filter(Files::isRegularFile).toList()) {
                        group.matcher(Files.readString(file)).results().forEach(found -> declared.add(found.group(1)));
                    }
                }
            }
        }

        declared.removeAll(NO_LANES);
        var lanes = Arrays.stream(Lane.values()).map(Lane::group).toList();
        assertThat(lanes).containsExactlyInAnyOrderElementsOf(declared);
    }

    /** @param toEnd or to the last record of committed transactions */
    private static void commit(Lane lane, boolean toEnd) throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", TestKafka.address()))) {
            var specs = IntStream.range(0, Topic.PARTITIONS)
                    .boxed()
                    .collect(Collectors.toMap(
                            n -> new TopicPartition(lane.topic().topicName(), n), _ -> OffsetSpec.latest()));
            var options =
                    new ListOffsetsOptions(toEnd ? IsolationLevel.READ_UNCOMMITTED : IsolationLevel.READ_COMMITTED);
            var offsets = admin.listOffsets(specs, options).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, e -> e.getValue().offset()));
            commit(lane, offsets);
        }
    }

    private static void commit(Lane lane, Map<TopicPartition, Long> offsets) throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", TestKafka.address()))) {
            admin.alterConsumerGroupOffsets(
                            lane.group(),
                            offsets.entrySet().stream()
                                    .collect(Collectors.toMap(
                                            Map.Entry::getKey, e -> new OffsetAndMetadata(e.getValue()))))
                    .all()
                    .get();
        }
    }
}
