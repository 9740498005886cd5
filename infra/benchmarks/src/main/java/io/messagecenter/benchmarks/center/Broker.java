package io.messagecenter.benchmarks.center;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The broker: what is in its topics, and how far a group of consumers has got. */
public final class Broker implements AutoCloseable {

    private static final int PARTITIONS = 12;

    private final String servers;
    private final Admin admin;

    Broker(String servers) {
        this.servers = servers;
        this.admin = Admin.create(Map.of("bootstrap.servers", servers));
    }

    /** Makes a topic of its own for a benchmark, unless it is there. */
    public void create(String topic) {
        if (!get(admin.listTopics().names()).contains(topic)) {
            get(admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all());
        }
    }

    /** A producer with the services' settings. */
    public KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        2,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        131072,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** A reader of a topic from its end, in no group, which sees what is committed. */
    public KafkaConsumer<String, byte[]> reader(String topic) {
        var reader = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        50),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = new ArrayList<TopicPartition>();
        for (int i = 0; i < PARTITIONS; i++) {
            partitions.add(new TopicPartition(topic, i));
        }
        reader.assign(partitions);
        reader.seekToEnd(partitions);
        partitions.forEach(reader::position);
        return reader;
    }

    /** How many records of the topic the group has not committed yet. */
    public long lag(String group, String topic) {
        var ends = ends(topic);
        var committed = get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue()
                        - committed
                                .getOrDefault(end.getKey(), new OffsetAndMetadata(0))
                                .offset())
                .sum();
    }

    /** Lets a group forget what it has not read; it must be frozen, and is waited for until the broker has noticed that. */
    public void skip(String group, String topic) {
        Pause.until(
                group + " is without members",
                Duration.ofSeconds(60),
                () -> get(admin.describeConsumerGroups(List.of(group)).all()).values().stream()
                        .allMatch(described -> described.members().isEmpty()));
        var ends = new HashMap<TopicPartition, OffsetAndMetadata>();
        ends(topic).forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end)));
        get(admin.alterConsumerGroupOffsets(group, ends).all());
    }

    private Map<TopicPartition, Long> ends(String topic) {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        for (int i = 0; i < PARTITIONS; i++) {
            asked.put(new TopicPartition(topic, i), OffsetSpec.latest());
        }
        return get(admin.listOffsets(asked).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
