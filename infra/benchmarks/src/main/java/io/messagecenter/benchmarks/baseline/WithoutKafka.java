package io.messagecenter.benchmarks.baseline;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.SendResult;

/**
 * Takes the place of Kafka inside webhook-ingest-service: every record is acknowledged at once and forgotten. It is in no service's
 * jar; the benchmark puts it on the class path of a second process of the service, which is then the same in all else.
 */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
public class WithoutKafka {

    @Bean
    KafkaTemplate<String, byte[]> kafkaTemplate(ProducerFactory<String, byte[]> producers) {
        return new KafkaTemplate<>(producers) {
            @Override
            public CompletableFuture<SendResult<String, byte[]>> send(ProducerRecord<String, byte[]> record) {
                var nowhere = new RecordMetadata(new TopicPartition(record.topic(), 0), 0, 0, 0, 0, 0);
                return CompletableFuture.completedFuture(new SendResult<>(record, nowhere));
            }
        };
    }
}
