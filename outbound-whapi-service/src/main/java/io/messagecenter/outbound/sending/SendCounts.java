package io.messagecenter.outbound.sending;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the sends stand, for people. */
@Component
public class SendCounts {

    private static final String COUNTS = """
            SELECT (SELECT count(*) FROM intents WHERE state = 'queued') + (SELECT count(*) FROM intents WHERE state = 'sending') AS queued,
                   (SELECT count(*) FROM intents WHERE state = 'unknown') AS unknown,
                   (SELECT count(*) FROM intents WHERE state = 'needs_review') AS needs_review,
                   (SELECT count(*) FROM intents WHERE state = 'failed' AND updated_at > now() - interval '1 hour') AS failed,
                   (SELECT max(updated_at) FROM intents WHERE state = 'sent') AS last_send_at""";

    private final JdbcClient sql;

    SendCounts(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Of all chats.
     *
     * @param queued those under way included
     * @param unknown those whose fate is being found out
     * @param needsReview those that wait for a person
     * @param lastSendAt when WHAPI last took one; null if it took none in the time that they are kept
     */
    public record Counts(
            long queued,
            long unknown,
            long needsReview,
            long failedLastHour,
            @Nullable Instant lastSendAt) {

        private static Counts of(ResultSet row, int number) throws SQLException {
            Timestamp last = row.getTimestamp("last_send_at");
            return new Counts(
                    row.getLong("queued"),
                    row.getLong("unknown"),
                    row.getLong("needs_review"),
                    row.getLong("failed"),
                    last == null ? null : last.toInstant());
        }
    }

    public Counts now() {
        return sql.sql(COUNTS).query(Counts::of).single();
    }
}
