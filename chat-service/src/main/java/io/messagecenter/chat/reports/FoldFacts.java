package io.messagecenter.chat.reports;

import io.messagecenter.platform.kafka.InfrastructureErrors;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Folds what happened into sums, so that a report over months reads a few rows a quarter of an hour. A fact is taken and counted in
 * one transaction, hence counted once; of several instances one folds at a time.
 */
@Component
class FoldFacts {

    private static final Logger log = LoggerFactory.getLogger(FoldFacts.class);
    private static final int BATCH = 5_000;

    /** Any number that nobody else locks. */
    private static final long LOCK = 4_100_041L;

    private static final String FOLD = """
            WITH taken AS (
              DELETE FROM report_facts WHERE ctid = ANY (ARRAY(SELECT ctid FROM report_facts LIMIT ?)) RETURNING *
            ), sums AS (
              INSERT INTO report_quarters AS q
              SELECT quarter(at), channel, agent_id,
                     count(*) FILTER (WHERE kind = 'message_in'), count(*) FILTER (WHERE kind = 'agent_reply'),
                     count(*) FILTER (WHERE kind = 'bot_reply'), count(*) FILTER (WHERE kind = 'new_chat'),
                     count(*) FILTER (WHERE kind = 'closed')
              FROM taken WHERE kind <> 'first_response' GROUP BY 1, 2, 3
              ON CONFLICT (at, channel, agent_id) DO UPDATE
              SET messages_in = q.messages_in + excluded.messages_in, agent_replies = q.agent_replies + excluded.agent_replies,
                  bot_replies = q.bot_replies + excluded.bot_replies, new_chats = q.new_chats + excluded.new_chats,
                  closed_chats = q.closed_chats + excluded.closed_chats
            ), answered AS (
              INSERT INTO report_agent_chats
              SELECT DISTINCT quarter(at), channel, agent_id, chat_id FROM taken WHERE kind = 'agent_reply' AND agent_id <> 0
              ON CONFLICT DO NOTHING
            ), waits AS (
              INSERT INTO report_durations
              SELECT at, kind, channel, agent_id, seconds FROM taken WHERE seconds IS NOT NULL
            )
            SELECT count(*) FROM taken
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    FoldFacts(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void run() {
        try {
            while (Objects.requireNonNull(transaction.execute(tx -> fold())) == BATCH) {
                log.debug("Folded {} facts", BATCH);
            }
        } catch (RuntimeException e) {
            if (!InfrastructureErrors.isInfrastructure(e)) {
                throw e;
            }
            log.warn("What the reports count is folded later: {}", e.toString());
        }
    }

    private int fold() {
        var alone = jdbc.sql("SELECT pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
        return alone ? jdbc.sql(FOLD).param(BATCH).query(Integer.class).single() : 0;
    }
}
