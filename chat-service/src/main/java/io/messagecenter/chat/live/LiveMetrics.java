package io.messagecenter.chat.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What operators see of the streams of this instance. */
@Component
class LiveMetrics {

    private final MeterRegistry meters;
    private final Clock clock;
    private final Counter dropped;
    private final Timer latency;

    LiveMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        dropped = Counter.builder("messagecenter.live.dropped")
                .description("Events that a slow reader did not take; it was told to fetch them")
                .register(meters);
        latency = Timer.builder("messagecenter.live.push")
                .description("From the change of a chat until its event was written to a stream")
                .publishPercentileHistogram()
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(meters);
    }

    void observe(Supplier<Number> streams, Supplier<Number> queued) {
        Gauge.builder("messagecenter.live.streams", streams)
                .description("Open streams")
                .strongReference(true)
                .register(meters);
        Gauge.builder("messagecenter.live.queued", queued)
                .description("Events that wait to be written, of all streams")
                .strongReference(true)
                .register(meters);
    }

    void dropped(int events) {
        if (events > 0) {
            dropped.increment(events);
        }
    }

    void resync(String reason) {
        meters.counter("messagecenter.live.resyncs", "reason", reason).increment();
    }

    void pushed(Frame frame) {
        if (frame.at() != null) {
            latency.record(Duration.between(frame.at(), clock.instant()));
        }
    }
}
