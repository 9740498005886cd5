package io.messagecenter.outbound.arrivals;

import io.messagecenter.contracts.inbound.ProviderNoticed;
import io.messagecenter.whapi.WebhookProbe;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Kept in the database, since the instance that reads a record is seldom the one that is asked about it. */
@Component
public class Arrivals {

    private static final Logger log = LoggerFactory.getLogger(Arrivals.class);

    /** More exactly nobody wants to know it, and every batch would write. */
    private static final Duration COARSENESS = Duration.ofSeconds(1);

    private final JdbcClient sql;
    private volatile Instant written = Instant.EPOCH;

    Arrivals(JdbcClient sql) {
        this.sql = sql;
    }

    /** Something came at that time. Never fails: it is only for people to look at. */
    public void cameAt(Instant at) {
        if (at.isBefore(written.plus(COARSENESS))) {
            return;
        }
        try {
            sql.sql("""
                            INSERT INTO arrivals (last_event_at) VALUES (:at)
                            ON CONFLICT (id) DO UPDATE SET last_event_at = greatest(arrivals.last_event_at, excluded.last_event_at)""").param("at", Timestamp.from(at)).update();
            written = at;
        } catch (RuntimeException e) {
            log.info("It was not written down that something came: {}", e.toString());
        }
    }

    /** A notice came, which may be the test webhook that somebody waits for. Never fails. */
    public void came(ProviderNoticed notice) {
        WebhookProbe.of(notice).ifPresent(probe -> {
            try {
                sql.sql("UPDATE probes SET seen_at = clock_timestamp() WHERE id = ? AND seen_at IS NULL")
                        .param(probe)
                        .update();
            } catch (RuntimeException e) {
                log.info("It was not written down that test webhook {} came: {}", probe, e.toString());
            }
        });
    }

    /** When something last came by webhook; empty if nothing ever did. */
    public Optional<Instant> lastEventAt() {
        return sql.sql("SELECT last_event_at FROM arrivals")
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** A new test webhook to wait for. */
    public UUID expectProbe() {
        sql.sql("DELETE FROM probes WHERE started_at < now() - interval '1 hour'")
                .update();
        var probe = UUID.randomUUID();
        sql.sql("INSERT INTO probes (id) VALUES (?)").param(probe).update();
        return probe;
    }

    /** Whether some instance has read it from Kafka. */
    public boolean hasCome(UUID probe) {
        return sql.sql("SELECT seen_at IS NOT NULL FROM probes WHERE id = ?")
                .param(probe)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
