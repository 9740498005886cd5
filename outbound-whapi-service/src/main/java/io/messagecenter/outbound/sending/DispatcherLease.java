package io.messagecenter.outbound.sending;

import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which instance dispatches. A row that its owner renews; when it stops doing so, dead or frozen, another takes over. What a frozen
 * owner does when it wakes up is harmless: claims look at the row, and the database allows one call a chat at a time.
 */
@Component
public class DispatcherLease {

    private static final Logger log = LoggerFactory.getLogger(DispatcherLease.class);

    private final UUID me = UUID.randomUUID();
    private final JdbcClient sql;
    private final Duration holds;
    private volatile boolean held;
    private long renewedAt;

    DispatcherLease(JdbcClient sql, SendingProperties properties) {
        this.sql = sql;
        this.holds = properties.leaseHolds();
    }

    UUID owner() {
        return me;
    }

    /** Whether this instance dispatches, as far as it knows. */
    public boolean isHeld() {
        return held;
    }

    /** Takes or renews the lease, when it is time to. @return whether this instance has just become the owner */
    boolean renew() {
        if (held && System.nanoTime() - renewedAt < holds.toNanos() / 4) {
            return false;
        }
        var before = held;
        held = false;
        held = sql.sql("""
                                INSERT INTO dispatcher_lease (owner, expires_at)
                                VALUES (:me, clock_timestamp() + :holds * interval '1 millisecond')
                                ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, expires_at = excluded.expires_at
                                WHERE dispatcher_lease.owner = :me OR dispatcher_lease.expires_at < clock_timestamp()""").param("me", me).param("holds", holds.toMillis()).update() > 0;
        renewedAt = System.nanoTime();
        if (held != before) {
            log.info(held ? "This instance now dispatches" : "Another instance dispatches");
        }
        return held && !before;
    }

    void release() {
        if (held) {
            held = false;
            sql.sql("DELETE FROM dispatcher_lease WHERE owner = :me")
                    .param("me", me)
                    .update();
        }
    }
}
