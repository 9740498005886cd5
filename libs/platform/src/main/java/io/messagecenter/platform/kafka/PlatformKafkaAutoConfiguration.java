package io.messagecenter.platform.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** How every service produces and consumes. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(PlatformKafkaProperties.class)
class PlatformKafkaAutoConfiguration {

    @Bean
    TraceContext traceContext(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new TraceContext(tracer, propagator);
    }

    @Bean
    EventProducer eventProducer(
            KafkaTemplate<String, byte[]> kafka, TraceContext trace, @Value("${spring.application.name}") String name) {
        return new EventProducer(kafka, trace, name);
    }

    @Bean
    DeadLetters deadLetters(
            KafkaTemplate<String, byte[]> kafka, TraceContext trace, Clock clock, MeterRegistry meters) {
        return new DeadLetters(kafka, trace, clock, meters);
    }

    /** By this name it belongs to the readiness group. */
    @Bean
    ConsumerWatch consumers(KafkaListenerEndpointRegistry listeners) {
        return new ConsumerWatch(listeners);
    }

    @Bean
    BatchProcessor batchProcessor(DeadLetters deadLetters) {
        return new BatchProcessor(deadLetters);
    }

    /** Never gives up. */
    @Bean
    CommonErrorHandler patience() {
        var pauses = new ExponentialBackOff(100, 2);
        pauses.setMaxInterval(2_000);
        pauses.setMaxElapsedTime(Long.MAX_VALUE);
        return new Patience(pauses);
    }

    @Bean
    IdleCommits idleCommits() {
        return new IdleCommits();
    }

    @Bean
    TopicCreation topics(
            KafkaAdmin admin, @Value("${spring.application.name}") String name, PlatformKafkaProperties properties) {
        return new TopicCreation(admin, name, properties.consumes());
    }
}
