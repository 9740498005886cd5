package io.messagecenter.outbound.repair;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the instances agree on: up to when nothing is missing, and that somebody saw a sign of a loss. */
@Repository
class RepairMarks {

    private final JdbcClient sql;

    RepairMarks(JdbcClient sql) {
        this.sql = sql;
    }

    /** A sign of a loss, to be looked after once. */
    record Wish(String reason, Instant wantedAt) {}

    Optional<Instant> completeUntil(String account) {
        return sql.sql("SELECT complete_until FROM repair_marks WHERE account = ?")
                .param(account)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** Never goes back. */
    void complete(String account, Instant until) {
        sql.sql("""
                        INSERT INTO repair_marks (account, complete_until) VALUES (:account, :until)
                        ON CONFLICT (account) DO UPDATE
                        SET complete_until = greatest(repair_marks.complete_until, excluded.complete_until)""")
                .param("account", account)
                .param("until", Timestamp.from(until))
                .update();
    }

    /** The newest sign replaces the ones before: one look is enough for all of them. */
    void want(String reason) {
        sql.sql("""
                        INSERT INTO repair_wishes (reason, wanted_at) VALUES (:reason, clock_timestamp())
                        ON CONFLICT (id) DO UPDATE SET reason = excluded.reason, wanted_at = excluded.wanted_at""").param("reason", reason).update();
    }

    Optional<Wish> wish() {
        return sql.sql("SELECT reason, wanted_at FROM repair_wishes")
                .query((row, _) -> new Wish(
                        row.getString("reason"), row.getTimestamp("wanted_at").toInstant()))
                .optional();
    }

    /** A wish that came during the look stays. */
    void fulfilled(Wish wish) {
        sql.sql("DELETE FROM repair_wishes WHERE wanted_at <= ?")
                .param(Timestamp.from(wish.wantedAt()))
                .update();
    }
}
