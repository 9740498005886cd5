package io.messagecenter.chat.inbox;

import io.messagecenter.platform.kafka.InfrastructureErrors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Folds the tallies of chats that are alike into one row each, once there are many more rows than kinds. Two instances that do it at
 * once fold different rows.
 */
@Component
class FoldTallies {

    private static final Logger log = LoggerFactory.getLogger(FoldTallies.class);

    /** Reading so many costs less than a millisecond. */
    private static final int ROWS_THAT_MAY_STAY = 500;

    private final JdbcClient jdbc;

    FoldTallies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void run() {
        try {
            fold(ROWS_THAT_MAY_STAY);
        } catch (RuntimeException e) {
            if (!InfrastructureErrors.isInfrastructure(e)) {
                throw e;
            }
            log.warn("Tallies are not folded for the moment: {}", e.toString());
        }
    }

    /** @param spare how many more rows than kinds may stay */
    void fold(int spare) {
        jdbc.sql("""
                        WITH folded AS (
                          DELETE FROM chat_tallies
                          WHERE (SELECT count(*) - count(DISTINCT (mode, channel, assigned_agent_id, unread, waiting, asleep)) > :spare
                                 FROM chat_tallies)
                          RETURNING *)
                        INSERT INTO chat_tallies
                        SELECT mode, channel, assigned_agent_id, unread, waiting, asleep, sum(chats) FROM folded
                        GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(chats) <> 0
                        """).param("spare", spare).update();
    }
}
