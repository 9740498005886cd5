package io.messagecenter.platform.test;

import io.messagecenter.contracts.Event;
import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes to the topics of the test's broker, and reads them from their beginning. */
public final class TestTopics {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final class Writer {
        static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        TestKafka.address(),
                        "acks",
                        "all",
                        "linger.ms",
                        "0",
                        "max.request.size",
                        Topic.MAX_BODY_BYTES),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private TestTopics() {}

    /** Publishes an event; returns once the broker has it. */
    public static void send(Topic topic, String key, Event event) {
        sendRaw(topic.topicName(), key, EventJson.write(event));
    }

    /** Publishes an event with headers, such as its trace. */
    public static void send(Topic topic, String key, Event event, Map<String, String> headers) {
        var record = new ProducerRecord<>(topic.topicName(), key, EventJson.write(event));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        send(record);
    }

    /** Publishes any bytes; returns once the broker has them. */
    public static void sendRaw(String topic, @Nullable String key, byte[] value) {
        send(new ProducerRecord<>(topic, key, value));
    }

    /** Publishes any bytes into that partition; returns once the broker has them. */
    public static void sendRaw(TopicPartition partition, byte[] value) {
        send(new ProducerRecord<>(partition.topic(), partition.partition(), null, value));
    }

    private static void send(ProducerRecord<String, byte[]> record) {
        try {
            Writer.PRODUCER.send(record).get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("The record was not taken", e);
        }
    }

    /** All events of a topic so far that match, in the order of their partitions. */
    public static <E extends Event> List<E> events(Topic topic, Class<E> type, Predicate<E> matches) {
        var found = new ArrayList<E>();
        for (var record : records(topic.topicName())) {
            collect(record, type, matches, found);
        }
        return found;
    }

    /** Waits for the first event that matches. */
    public static <E extends Event> E awaitEvent(Topic topic, Class<E> type, Predicate<E> matches) {
        return awaitEvents(topic, type, matches, 1).getFirst();
    }

    /** Waits until so many events match. */
    public static <E extends Event> List<E> awaitEvents(Topic topic, Class<E> type, Predicate<E> matches, int count) {
        var found = new ArrayList<E>();
        try (var consumer = consumer(topic.topicName())) {
            var deadline = Instant.now().plus(PATIENCE);
            while (found.size() < count && Instant.now().isBefore(deadline)) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    collect(record, type, matches, found);
                }
            }
        }
        if (found.size() < count) {
            throw new AssertionError("Only " + found.size() + " of " + count + " events came on " + topic.topicName());
        }
        return found;
    }

    /** Waits for a record of any topic whose value, read as UTF-8, matches. */
    public static ConsumerRecord<String, byte[]> awaitRecord(String topic, Predicate<String> matches) {
        try (var consumer = consumer(topic)) {
            var deadline = Instant.now().plus(PATIENCE);
            while (Instant.now().isBefore(deadline)) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (record.value() != null && matches.test(new String(record.value(), StandardCharsets.UTF_8))) {
                        return record;
                    }
                }
            }
        }
        throw new AssertionError("No such record came on " + topic);
    }

    /** All records of a topic so far. */
    public static List<ConsumerRecord<String, byte[]>> records(String topic) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = consumer(topic)) {
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private static <E extends Event> void collect(
            ConsumerRecord<String, byte[]> record, Class<E> type, Predicate<E> matches, List<E> found) {
        try {
            var event = EventJson.read(type, record.value());
            if (event != null && matches.test(event)) {
                found.add(event);
            }
        } catch (EventJson.UnreadableEvent poison) {
            // another test's poison record
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(String topic) {
        var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        TestKafka.address(),
                        "isolation.level",
                        "read_committed",
                        "fetch.max.wait.ms",
                        "50"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(p -> new TopicPartition(topic, p))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
