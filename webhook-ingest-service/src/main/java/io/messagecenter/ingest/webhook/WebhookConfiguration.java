package io.messagecenter.ingest.webhook;

import io.messagecenter.platform.kafka.EventProducer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    private static final Logger log = LoggerFactory.getLogger(WebhookConfiguration.class);

    @Bean
    WebhookSecret webhookSecret(WebhookProperties properties) {
        var secret = new WebhookSecret(properties.secret());
        if (secret.isOpen()) {
            log.warn("WEBHOOK_SECRET is not set: whoever reaches this service can post webhooks");
        }
        return secret;
    }

    @Bean
    BodyReader bodyReader(WebhookProperties properties) {
        return new BodyReader((int) properties.memory().toBytes());
    }

    @Bean
    WebhookMetrics webhookMetrics(MeterRegistry meters) {
        return new WebhookMetrics(meters);
    }

    @Bean
    Intake intake(EventProducer kafka, WebhookMetrics metrics, WebhookProperties properties, Clock clock) {
        return new Intake(kafka, metrics, properties.account(), clock);
    }

    @Bean
    KafkaHealthIndicator kafkaHealthIndicator(KafkaAdmin kafka) {
        return new KafkaHealthIndicator(kafka.getConfigurationProperties());
    }

    @Bean
    WarmUp warmUp(ProducerFactory<?, ?> producers, KafkaHealthIndicator health) {
        return new WarmUp(producers, health);
    }
}
