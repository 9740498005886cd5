package io.messagecenter.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.contracts.Topic;
import io.messagecenter.platform.PlatformTest;
import io.messagecenter.platform.test.TestKafka;
import io.messagecenter.platform.test.TestTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** What a group says about how far it has read, when instances lose their partitions and when transactions are taken back. */
@PlatformTest
class LostPartitionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TopicPartition PARTITION = new TopicPartition(Topic.WHAPI_JOBS.topicName(), 3);

    private final String group = "lost-partitions-" + UUID.randomUUID();
    private final List<String> read = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    @Autowired
    ConcurrentKafkaListenerContainerFactory<String, byte[]> containers;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    private Admin admin;
    private long start;
    private ConcurrentMessageListenerContainer<String, byte[]> container;

    @BeforeEach
    void theGroupBeginsAtTheEnd() throws Exception {
        admin = Admin.create(Map.of("bootstrap.servers", TestKafka.address()));
        start = end();
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        try (var reader = new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = reader.partitionsFor(PARTITION.topic()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            reader.endOffsets(partitions)
                    .forEach((partition, end) -> offsets.put(partition, new OffsetAndMetadata(end)));
        }
        admin.alterConsumerGroupOffsets(group, offsets).all().get();
    }

    @AfterEach
    void stop() {
        over.countDown();
        container.stop();
        admin.close();
    }

    @Test
    void whoLostItsPartitionsOverABatchNeitherRepeatsItNorSetsTheOthersOffsetsBack() throws Exception {
        var stuck = new CountDownLatch(1);
        listen(values -> {
            if (values.contains("slow")) {
                stuck.countDown();
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        send("slow");
        stuck.await();

        try (var other = new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            other.subscribe(List.of(PARTITION.topic()));
            var seen = new CopyOnWriteArrayList<String>();
            send("quick");
            await().atMost(PATIENCE).until(() -> {
                other.poll(Duration.ofMillis(100)).forEach(record -> seen.add(text(record.value())));
                return seen.containsAll(List.of("slow", "quick"));
            });
            other.commitSync(Map.of(PARTITION, new OffsetAndMetadata(start + 2)));

            over.countDown();
            // It is a member again, and both share the partitions.
            await().atMost(PATIENCE).until(() -> {
                other.poll(Duration.ofMillis(100));
                return !container.getAssignedPartitions().isEmpty()
                        && !other.assignment().isEmpty()
                        && other.assignment().size()
                                        + container.getAssignedPartitions().size()
                                == Topic.PARTITIONS;
            });
            assertThat(read).containsOnlyOnce("slow");
            assertThat(committed()).isEqualTo(start + 2);
        }
    }

    @Test
    void whereATransactionWasTakenBackTheGroupIsAtTheEndNevertheless() throws Exception {
        listen(_ -> {});
        send("one");
        await().atMost(PATIENCE).until(() -> committed() == start + 1);

        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        TestKafka.address(),
                        "transactional.id",
                        "taken-back-" + UUID.randomUUID()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), "key", new byte[1]))
                    .get();
            producer.abortTransaction();
        }

        await().atMost(PATIENCE).until(() -> committed() == start + 3);
        assertThat(end()).isEqualTo(start + 3);
        assertThat(read).containsExactly("one");
    }

    private void listen(Consumer<List<String>> work) {
        container = containers.createContainer(PARTITION.topic());
        container.getContainerProperties().setGroupId(group);
        container.getContainerProperties().setMessageListener((BatchMessageListener<String, byte[]>) records -> {
            var values = records.stream().map(record -> text(record.value())).toList();
            read.addAll(values);
            work.accept(values);
        });
        var impatient = new Properties();
        impatient.put("max.poll.interval.ms", "1500");
        impatient.put("heartbeat.interval.ms", "300");
        container.getContainerProperties().setKafkaConsumerProperties(impatient);
        container.start();
        await().atMost(PATIENCE).until(() -> container.getAssignedPartitions().size() == Topic.PARTITIONS);
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(consumers.getConfigurationProperties());
        settings.put("group.id", group);
        return settings;
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    private static void send(String text) {
        TestTopics.sendRaw(PARTITION, text.getBytes(StandardCharsets.UTF_8));
    }

    private long committed() throws Exception {
        return admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(PARTITION)
                .offset();
    }

    private long end() throws Exception {
        return admin.listOffsets(Map.of(PARTITION, org.apache.kafka.clients.admin.OffsetSpec.latest()))
                .partitionResult(PARTITION)
                .get()
                .offset();
    }
}
