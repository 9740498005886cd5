package io.messagecenter.auth.deadletters;

import io.messagecenter.platform.problem.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;

/** Reads single records from Kafka, and puts them back where they came from, both as bytes. */
@Component
class DeadLetterRecords implements DisposableBean {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Map<String, Object> reading;
    private final Producer<byte[], byte[]> producer;

    DeadLetterRecords(ConsumerFactory<?, ?> consumers, ProducerFactory<?, ?> producers) {
        reading = new HashMap<>(consumers.getConfigurationProperties());
        reading.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        reading.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1); // one record, however large: the least that brokers send
        reading.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
        reading.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        reading.keySet().removeAll(List.of(ConsumerConfig.GROUP_ID_CONFIG, ConsumerConfig.CLIENT_ID_CONFIG));
        var writing = new HashMap<>(producers.getConfigurationProperties());
        writing.put(ProducerConfig.CLIENT_ID_CONFIG, "dead-letters");
        producer = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The record at a position; empty when Kafka has deleted it, or has nothing there. */
    Optional<ConsumerRecord<byte[], byte[]>> read(Position position) {
        try (var consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partition = position.topicPartition();
            var partitions = List.of(partition);
            consumer.assign(partitions);
            if (position.offset() < offset(consumer.beginningOffsets(partitions), partition)
                    || position.offset() >= offset(consumer.endOffsets(partitions), partition)) {
                return Optional.empty();
            }
            consumer.seek(partition, position.offset());
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                for (var record : consumer.poll(Duration.ofMillis(500))) {
                    return record.offset() == position.offset() ? Optional.of(record) : Optional.empty();
                }
            }
            throw away();
        } catch (KafkaException e) {
            throw away();
        }
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return offsets.getOrDefault(partition, 0L);
    }

    /** Puts a dead letter back: same key, value, headers and partition. Returns once the broker has it. */
    void putBack(String topic, ConsumerRecord<byte[], byte[]> letter) {
        try {
            var partitions = producer.partitionsFor(topic).size();
            var source = DeadLetterHeaders.sourcePartition(letter);
            var partition = source == null ? letter.partition() : source;
            producer.send(new ProducerRecord<>(
                            topic,
                            partition < partitions ? partition : null,
                            letter.key(),
                            letter.value(),
                            DeadLetterHeaders.own(letter)))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw away();
        }
    }

    private static RuntimeException away() {
        return Problem.unavailable("Kafka does not answer.", Duration.ofSeconds(2));
    }

    @Override
    public void destroy() {
        producer.close(Duration.ofSeconds(2));
    }
}
