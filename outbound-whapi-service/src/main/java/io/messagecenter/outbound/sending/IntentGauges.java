package io.messagecenter.outbound.sending;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts what is not settled, and removes what has been for long. Every instance counts the same rows: take the maximum. */
@Component
class IntentGauges {

    private static final Logger log = LoggerFactory.getLogger(IntentGauges.class);
    private static final String UNSETTLED = """
            SELECT state, CASE lane WHEN 0 THEN 'person' WHEN 1 THEN 'bot' ELSE 'bulk' END AS lane, count(*) AS rows,
                   extract(epoch FROM now() - min(created_at)) AS oldest
            FROM intents WHERE state IN ('queued', 'sending', 'unknown', 'needs_review') GROUP BY 1, 2""";

    private final JdbcClient sql;
    private final Intents intents;
    private final SendingProperties properties;
    private final MultiGauge counts;
    private final MultiGauge ages;

    IntentGauges(JdbcClient sql, Intents intents, SendingProperties properties, MeterRegistry meters) {
        this.sql = sql;
        this.intents = intents;
        this.properties = properties;
        this.counts = MultiGauge.builder("outbound.intents")
                .description("Intents that are not settled")
                .register(meters);
        this.ages = MultiGauge.builder("outbound.intents.oldest")
                .description("Age of the oldest intent that is not settled")
                .baseUnit("seconds")
                .register(meters);
    }

    private record Count(Tags tags, long rows, double oldest) {}

    @Scheduled(fixedDelayString = "5s")
    void count() {
        try {
            var unsettled = sql.sql(UNSETTLED)
                    .query((row, _) -> new Count(
                            Tags.of("state", row.getString("state"), "lane", row.getString("lane")),
                            row.getLong("rows"),
                            row.getDouble("oldest")))
                    .list();
            counts.register(
                    unsettled.stream()
                            .map(c -> MultiGauge.Row.of(c.tags(), c.rows()))
                            .toList(),
                    true);
            ages.register(
                    unsettled.stream()
                            .map(c -> MultiGauge.Row.of(c.tags(), c.oldest()))
                            .toList(),
                    true);
        } catch (RuntimeException e) {
            log.debug("Intents are not counted for now: {}", e.toString());
        }
    }

    @Scheduled(initialDelayString = "1m", fixedDelayString = "10m")
    void deleteFinished() {
        try {
            while (intents.deleteFinished(properties.kept()) > 0) {
                log.debug("Deleted intents that were finished long ago");
            }
        } catch (RuntimeException e) {
            log.info("Finished intents are kept for now: {}", e.toString());
        }
    }
}
