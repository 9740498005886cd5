package io.messagecenter.bot.turns;

import static io.messagecenter.bot.turns.TurnRows.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored turns, once they are due. */
@Repository
class Turns {

    private final JdbcClient jdbc;

    Turns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes turns that somebody has to look after; nobody else gets them until the deadline of an answer, or the patience with an
     * acknowledgement, is over.
     */
    List<Turn> claim(Instant now, int limit) {
        return jdbc.sql("""
                        with due as (
                            select message_id from turns where state in ('waiting', 'ready') and next_at <= :now
                            order by next_at, message_id limit :limit for update skip locked)
                        update turns t
                        set next_at = case when t.state = 'waiting' and t.deadline > :now then t.deadline else :patience end
                        from due where t.message_id = due.message_id
                        returning t.*""")
                .param("now", utc(now))
                .param("limit", limit)
                .param("patience", utc(now.plus(Turn.PATIENCE)))
                .query(TurnRows::read)
                .list();
    }

    /** Settles a waiting turn with its proposal; false if somebody was first, or the turn was dropped. */
    boolean decide(Turn ready) {
        return jdbc.sql("""
                                update turns
                                set state = 'ready', outcome = :outcome, replies = :replies, proposal = :proposal, next_at = :next_at
                                where message_id = :message_id and state = 'waiting'""").paramSource(TurnRows.parameters(ready)).update() > 0;
    }

    /** Leaves a turn without an answer; false if it has one. */
    boolean drop(Turn dropped) {
        return jdbc.sql("""
                                update turns set state = 'dropped', outcome = :outcome, replies = false, proposal = null
                                where message_id = :message_id and state in ('waiting', 'ready')""").paramSource(TurnRows.parameters(dropped)).update() > 0;
    }

    /** The proposals of these turns are in Kafka. */
    void close(Collection<Turn> published) {
        jdbc.sql("update turns set state = 'done' where message_id = any (:ids) and state = 'ready'")
                .param("ids", published.stream().mapToLong(Turn::messageId).toArray())
                .update();
    }

    /** Since when the oldest open turn is open. */
    Optional<Instant> oldestOpen() {
        return jdbc.sql("select min(created_at) from turns where state in ('waiting', 'ready')")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Forgets settled turns from before. */
    void forget(Instant before) {
        jdbc.sql("delete from turns where created_at < :before and state in ('done', 'dropped')")
                .param("before", utc(before))
                .update();
    }
}
