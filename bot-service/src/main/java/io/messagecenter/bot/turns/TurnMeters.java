package io.messagecenter.bot.turns;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts what became of turns ({@code messagecenter.bot.turns}), and tells how long the oldest open one is open. */
@Component
class TurnMeters {

    private final MeterRegistry meters;
    private final AtomicLong oldestOpenMillis = new AtomicLong();

    TurnMeters(MeterRegistry meters) {
        this.meters = meters;
        meters.gauge("messagecenter.bot.turns.oldest.open.seconds", oldestOpenMillis, millis -> millis.get() / 1000.0);
    }

    void count(Turn turn) {
        var outcome = turn.outcome() == null ? "open" : turn.outcome();
        var tag = outcome.startsWith(Reasons.RULE) ? "rule" : outcome;
        meters.counter("messagecenter.bot.turns", "outcome", tag).increment();
    }

    void oldestOpen(@Nullable Instant since, Instant now) {
        oldestOpenMillis.set(since == null ? 0 : Duration.between(since, now).toMillis());
    }
}
