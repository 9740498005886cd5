package io.messagecenter.ingest.webhook;

import io.messagecenter.ingest.webhook.BodyReader.Body;
import io.messagecenter.ingest.whapi.Delivery;
import io.messagecenter.ingest.whapi.Reason;
import io.messagecenter.ingest.whapi.WebhookBody;
import io.messagecenter.platform.kafka.EventProducer;
import java.time.Clock;

/** Takes a webhook: read, published, acknowledged. */
final class Intake {

    private final EventProducer kafka;
    private final WebhookMetrics metrics;
    private final String account;
    private final Clock clock;

    Intake(EventProducer kafka, WebhookMetrics metrics, String account, Clock clock) {
        this.kafka = kafka;
        this.metrics = metrics;
        this.account = account;
        this.clock = clock;
    }

    /**
     * Returns once Kafka has acknowledged every record of the body, each element being an event or in quarantine.
     *
     * @throws KafkaUnavailable if it has not, within the time that WHAPI waits; some of the records may be there nonetheless, and
     *     will come again with the same ids
     */
    Receipt take(Body body, String verb, String path) {
        var delivery = Delivery.of(account, verb, path, clock.instant());
        var publication = new Publication(kafka, metrics, delivery, path);
        new WebhookBody(body.bytes(), body.length(), delivery).forEach(publication::add);
        return publication.settle();
    }

    /** Keeps the beginning of a body that is too large to be taken. */
    void keepBeginning(Body body, String verb, String path) {
        var delivery = Delivery.of(account, verb, path, clock.instant());
        var publication = new Publication(kafka, metrics, delivery, path);
        publication.quarantine(account, Reason.BODY_TOO_LARGE, body.beginning());
        publication.settle();
    }
}
