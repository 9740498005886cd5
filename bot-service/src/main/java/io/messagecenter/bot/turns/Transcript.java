package io.messagecenter.bot.turns;

import static io.messagecenter.bot.turns.TurnRows.utc;

import io.messagecenter.bot.assistant.Line;
import io.messagecenter.bot.turns.Conversation.Said;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The newest words of every chat. */
@Repository
class Transcript {

    /** So many of a chat's newest messages are kept. */
    static final int KEPT = 200;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    Transcript(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Adds what was said, corrects what was edited, and forgets what was taken back or is too far back. */
    void add(Collection<Said> said, Instant now) {
        batch("""
                insert into transcript (chat_id, seq, message_id, by_customer, text, created_at)
                values (:chat_id, :seq, :message_id, :by_customer, :text, :created_at)
                on conflict do nothing""", said, now, Said::isNew);
        batch(
                "update transcript set text = :text where chat_id = :chat_id and seq = :seq",
                said,
                now,
                words -> !words.isNew() && words.text() != null);
        batch(
                "delete from transcript where chat_id = :chat_id and seq = :seq",
                said,
                now,
                words -> words.text() == null);
        batch("delete from transcript where chat_id = :chat_id and seq <= :forgotten", said, now, Said::isNew);
    }

    /** What was said in a chat up to a message, oldest first. */
    List<Line> upTo(long chatId, long seq) {
        return jdbc.sql("""
                        select by_customer, text from transcript
                        where chat_id = :chat_id and seq <= :seq order by seq""")
                .param("chat_id", chatId)
                .param("seq", seq)
                .query((row, _) -> new Line(row.getBoolean("by_customer"), row.getString("text")))
                .list();
    }

    /** Forgets what was said before. */
    void forget(Instant before) {
        jdbc.sql("delete from transcript where created_at < :before")
                .param("before", utc(before))
                .update();
    }

    private void batch(String sql, Collection<Said> said, Instant now, Predicate<Said> which) {
        var rows = said.stream()
                .filter(which)
                .map(words -> new MapSqlParameterSource()
                        .addValue("chat_id", words.chatId())
                        .addValue("seq", words.seq())
                        .addValue("message_id", words.messageId())
                        .addValue("by_customer", words.byCustomer())
                        .addValue("text", words.text())
                        .addValue("forgotten", words.seq() - KEPT)
                        .addValue("created_at", utc(now)))
                .toArray(SqlParameterSource[]::new);
        if (rows.length > 0) {
            batches.batchUpdate(sql, rows);
        }
    }
}
