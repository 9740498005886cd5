package io.messagecenter.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.Topic;
import io.messagecenter.whapi.Delivery;
import io.messagecenter.whapi.Element;
import io.messagecenter.whapi.WebhookBody;
import java.time.Instant;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.kafka.core.ProducerFactory;

/** Does once what every webhook needs, before the service is ready, so that the first ones need not pay for it with their 3 seconds. */
final class WarmUp implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
    private static final int ROUNDS = 300;
    private static final byte[] BODY = """
            {"messages": [{"id": "warm-up", "chat_id": "0@lid", "type": "text", "text": {"body": "-"}, "timestamp": 1}]}
            """.getBytes(UTF_8);

    private final ProducerFactory<?, ?> producers;
    private final KafkaHealthIndicator health;

    WarmUp(ProducerFactory<?, ?> producers, KafkaHealthIndicator health) {
        this.producers = producers;
        this.health = health;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (var i = 0; i < ROUNDS; i++) {
            var delivery = Delivery.of("default", "POST", "/", Instant.EPOCH);
            new WebhookBody(BODY, BODY.length, delivery).forEach(WarmUp::write);
        }
        health.health();
        try (var producer = producers.createProducer()) {
            producer.partitionsFor(Topic.Names.INBOUND_EVENTS);
        } catch (KafkaException | org.springframework.kafka.KafkaException e) {
            log.warn("Kafka does not answer yet; webhooks get a 503 until it does");
        }
    }

    private static void write(Element element) {
        if (element instanceof Element.Readable readable) {
            readable.events().forEach(EventJson::write);
        }
    }
}
