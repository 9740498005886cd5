package io.messagecenter.chat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ChatTest
class TalliesTest {

    /** Kinds whose tally differs from a count of the chats, as of one moment. */
    private static final String DIFFERENCES = """
            SELECT count(*) FROM (
              SELECT mode, channel, assigned_agent_id, unread, waiting, asleep, sum(chats) AS chats FROM (
                SELECT * FROM chat_tallies
                UNION ALL
                SELECT mode, channel, assigned_agent_id, in_seq > read_in_seq, waiting_since IS NOT NULL, snoozed_until IS NOT NULL, -1
                FROM chat_states) both_counts
              GROUP BY 1, 2, 3, 4, 5, 6) kinds
            WHERE chats <> 0
            """;

    @Autowired
    private Desk desk;

    @Autowired
    private FoldTallies tallies;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void talliesAreWhatACountOfAllChatsSaysWhileChatsChangeAndInstancesFoldAtOnce() {
        try (var people = Executors.newFixedThreadPool(6)) {
            var working = CompletableFuture.allOf(IntStream.range(0, 4)
                    .mapToObj(n -> CompletableFuture.runAsync(this::workADay, people))
                    .toArray(CompletableFuture[]::new));
            var folding = CompletableFuture.allOf(IntStream.range(0, 2)
                    .mapToObj(n -> CompletableFuture.runAsync(() -> foldUntil(working), people))
                    .toArray(CompletableFuture[]::new));
            working.join();
            folding.join();
        }
        assertThat(differences()).isZero();
    }

    @Test
    void whatIsRolledBackOrDeletedIsNotCounted() {
        desk.chat("hello");
        transaction.executeWithoutResult(tx -> {
            jdbc.sql("UPDATE chat_states SET mode = 'PAUSED', read_in_seq = in_seq")
                    .update();
            assertThat(differences()).isZero();
            jdbc.sql("DELETE FROM chat_states WHERE chat_id IN (SELECT min(chat_id) FROM chat_states)")
                    .update();
            assertThat(differences()).isZero();
            tx.setRollbackOnly();
        });
        assertThat(differences()).isZero();
    }

    @Test
    void foldingLeavesOneRowForEachKind() {
        desk.chat("hello");
        transaction.executeWithoutResult(tx -> {
            // Nobody else may add to them meanwhile.
            jdbc.sql("LOCK TABLE chat_tallies IN SHARE ROW EXCLUSIVE MODE").update();
            tallies.fold(0);
            assertThat(jdbc.sql("""
                            SELECT count(*) - count(DISTINCT (mode, channel, assigned_agent_id, unread, waiting, asleep))
                            FROM chat_tallies
                            """).query(Long.class).single()).isZero();
            assertThat(jdbc.sql("SELECT min(chats) FROM chat_tallies")
                            .query(Long.class)
                            .single())
                    .isPositive();
        });
    }

    private void workADay() {
        var ann = desk.agent();
        for (int i = 0; i < 5; i++) {
            var chat = "/chats/" + desk.chat("hello");
            ann.post(chat + "/claim", "{}").is(200);
            ann.put(chat + "/read", "{}").is(200);
            ann.patch(chat, "{'mode': 'PAUSED'}").is(200);
            ann.patch(chat, "{'snoozed_until': '%s'}".formatted(Instant.now().plusSeconds(3600)))
                    .is(200);
            ann.patch(chat, "{'snoozed_until': null, 'mode': 'CLOSED'}").is(200);
        }
    }

    private void foldUntil(CompletableFuture<Void> end) {
        while (!end.isDone()) {
            tallies.fold(0);
        }
    }

    private long differences() {
        return jdbc.sql(DIFFERENCES).query(Long.class).single();
    }
}
