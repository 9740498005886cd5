package io.messagecenter.platform.outbox;

import io.messagecenter.platform.kafka.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.ProducerFactory;

/** The outbox of a service that has a database. */
@AutoConfiguration(after = {DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class})
@ConditionalOnClass({JdbcTemplate.class, PGConnection.class})
@ConditionalOnBean(JdbcTemplate.class)
class OutboxAutoConfiguration {

    /** How many producers take turns; more than two gain nothing. */
    private static final int TURNS = 2;

    @Bean
    OutboxSignal outboxSignal(JdbcTemplate jdbc) {
        return new OutboxSignal(jdbc);
    }

    @Bean
    Outbox outbox(JdbcTemplate jdbc, TraceContext trace, OutboxSignal signal) {
        return new Outbox(jdbc, trace, signal);
    }

    @Bean
    OutboxGauges outboxGauges(JdbcTemplate jdbc) {
        return new OutboxGauges(jdbc);
    }

    @Bean
    OutboxRelay outboxRelay(
            JdbcConnectionDetails database,
            ProducerFactory<?, ?> settings,
            @Value("${spring.application.name}") String name,
            Clock clock,
            MeterRegistry meters) {
        return new OutboxRelay(
                database,
                producers(settings.getConfigurationProperties(), name),
                new OutboxBatches(name, clock, meters),
                OutboxRelay.IDLE);
    }

    /**
     * The transactional ids are the service's, not the instance's: a new owner fences the old one. No wait for Kafka is as long as
     * PostgreSQL bears the silence of the relay's session.
     */
    static Supplier<List<Producer<String, byte[]>>> producers(Map<String, Object> settings, String name) {
        return () -> IntStream.range(0, TURNS)
                .<Producer<String, byte[]>>mapToObj(turn -> producer(settings, "outbox-" + name + "-" + turn))
                .toList();
    }

    private static KafkaProducer<String, byte[]> producer(Map<String, Object> settings, String id) {
        var properties = new HashMap<>(settings);
        properties.putAll(Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, id,
                ProducerConfig.CLIENT_ID_CONFIG, id,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000,
                ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2_500,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_500));
        return new KafkaProducer<>(properties);
    }
}
