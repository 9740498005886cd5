package io.messagecenter.ingest.webhook;

import org.jspecify.annotations.Nullable;

/** Kafka has not acknowledged everything in time. */
final class KafkaUnavailable extends RuntimeException {
    KafkaUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
