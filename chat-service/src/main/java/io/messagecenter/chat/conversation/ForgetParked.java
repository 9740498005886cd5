package io.messagecenter.chat.conversation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets news of messages that never came. Several instances may do it at once. */
@Component
class ForgetParked {

    static final Duration KEPT = Duration.ofDays(7);

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Counter forgotten;

    ForgetParked(JdbcTemplate jdbc, Clock clock, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.forgotten = Counter.builder("messagecenter.parked.forgotten")
                .description("Provider ids whose news were dropped after 7 days, since their message never came")
                .register(meters);
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        forgotten.increment(jdbc.update(
                "DELETE FROM message_refs WHERE parked IS NOT NULL AND chat_id IS NULL AND parked_at < ?::timestamptz",
                clock.instant().minus(KEPT).toString()));
    }
}
