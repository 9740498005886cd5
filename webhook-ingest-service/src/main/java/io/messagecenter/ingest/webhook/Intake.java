package io.messagecenter.ingest.webhook;

import io.messagecenter.ingest.webhook.BodyReader.Body;
import io.messagecenter.platform.kafka.EventProducer;
import io.messagecenter.whapi.Delivery;
import io.messagecenter.whapi.Reason;
import io.messagecenter.whapi.WebhookBody;
import io.messagecenter.whapi.WebhookProbe;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a webhook: read, published, acknowledged. */
final class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    /** Records of all webhooks together. A slow broker takes them in half a second; more would only grow old in the producer. */
    private static final int MOST_UNDER_WAY = 2000;

    private final EventProducer kafka;
    private final WebhookMetrics metrics;
    private final String account;
    private final Clock clock;
    private final Semaphore room = new Semaphore(MOST_UNDER_WAY, true);
    private final AtomicBoolean refused = new AtomicBoolean();

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
        var publication = new Publication(kafka, metrics, room, delivery, path);
        try {
            // The body of a test is an example of WHAPI's: nobody wrote what stands in it.
            WebhookProbe.in(path)
                    .ifPresentOrElse(
                            probe -> publication.add(WebhookProbe.event(probe, delivery)),
                            () -> new WebhookBody(body.bytes(), body.length(), delivery).forEach(publication::add));
            var receipt = publication.settle();
            kafkaTakesThem(receipt);
            return receipt;
        } catch (KafkaUnavailable e) {
            kafkaRefusesThem(e);
            throw e;
        }
    }

    private void kafkaTakesThem(Receipt receipt) {
        if (receipt.accepted() + receipt.quarantined() > 0 && refused.getAndSet(false)) {
            log.info("Kafka takes webhooks again");
        }
    }

    /** Logged once, not for each webhook of an outage; the metrics count them. */
    private void kafkaRefusesThem(KafkaUnavailable e) {
        if (!refused.getAndSet(true)) {
            log.warn("Kafka does not take webhooks, they will be sent again: {}", e.getMessage());
        }
    }

    /** Keeps the beginning of a body that is too large to be taken. */
    void keepBeginning(Body body, String verb, String path) {
        var delivery = Delivery.of(account, verb, path, clock.instant());
        var publication = new Publication(kafka, metrics, room, delivery, path);
        publication.quarantine(account, Reason.BODY_TOO_LARGE, body.beginning());
        publication.settle();
    }
}
