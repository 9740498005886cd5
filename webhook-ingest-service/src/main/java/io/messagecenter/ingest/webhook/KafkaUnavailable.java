package io.messagecenter.ingest.webhook;

/** Kafka has not acknowledged everything in time. */
final class KafkaUnavailable extends RuntimeException {
    KafkaUnavailable(String message) {
        super(message, null, false, false);
    }
}
