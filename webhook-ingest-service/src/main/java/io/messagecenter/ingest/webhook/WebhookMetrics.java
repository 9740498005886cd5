package io.messagecenter.ingest.webhook;

import io.messagecenter.whapi.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

/** What operators see of webhooks: how many, how long, with which outcome, and what came of them. */
final class WebhookMetrics {

    /** How a webhook was answered. */
    enum Outcome {
        ACCEPTED,
        UNAUTHENTICATED,
        OVERSIZED,
        BUSY,
        UNAVAILABLE
    }

    private final MeterRegistry meters;

    WebhookMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    Timer.Sample started() {
        return Timer.start(meters);
    }

    void answered(Timer.Sample since, Outcome outcome) {
        since.stop(meters.timer("webhook.requests", "outcome", outcome.name().toLowerCase(Locale.ROOT)));
    }

    void published(String eventType) {
        meters.counter("webhook.events", "type", eventType).increment();
    }

    void quarantined(Reason reason, int elements) {
        meters.counter("webhook.quarantined", "reason", reason.wire()).increment(elements);
    }
}
