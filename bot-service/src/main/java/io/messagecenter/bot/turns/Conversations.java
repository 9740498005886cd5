package io.messagecenter.bot.turns;

import static io.messagecenter.bot.turns.TurnRows.COLUMNS;
import static io.messagecenter.bot.turns.TurnRows.utc;
import static java.util.stream.Collectors.groupingBy;

import io.messagecenter.contracts.ConversationAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored conversations. */
@Repository
class Conversations {

    private record Row(long chatId, ConversationAddress address, long change, long epoch) {}

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    Conversations(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * Locks and reads conversations with their open turns; those that are not there yet begin.
     *
     * @param chats in the order in which everybody locks them
     * @param since what was said since then counts as lately
     */
    List<Conversation> lock(SortedMap<Long, ConversationAddress> chats, Instant since) {
        var ids = chats.keySet().stream().mapToLong(Long::longValue).toArray();
        var addresses =
                chats.values().stream().map(ConversationAddress::toString).toArray(String[]::new);
        jdbc.sql("""
                        insert into conversations (chat_id, address, change, epoch)
                        select chat_id, address, 0, 0 from unnest(:ids::bigint[], :addresses::text[]) as c (chat_id, address)
                        on conflict do nothing""").param("ids", ids).param("addresses", addresses).update();
        var rows = jdbc.sql("""
                        select chat_id, address, change, epoch from conversations
                        where chat_id = any (:ids) order by chat_id for update""").param("ids", ids).query(Conversations::row).list();
        var open = open(ids);
        var past = past(ids, since);
        return rows.stream()
                .map(row -> new Conversation(
                        row.chatId(),
                        row.address(),
                        row.change(),
                        row.epoch(),
                        open.getOrDefault(row.chatId(), List.of()),
                        past.getOrDefault(row.chatId(), Past.NOTHING)))
                .toList();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                row.getLong("chat_id"),
                ConversationAddress.parse(row.getString("address")),
                row.getLong("change"),
                row.getLong("epoch"));
    }

    private Map<Long, List<Turn>> open(long[] ids) {
        return jdbc
                .sql("select " + COLUMNS + " from turns where chat_id = any (:ids) and state in ('waiting', 'ready')"
                        + " order by message_id for update")
                .param("ids", ids)
                .query(TurnRows::read)
                .list()
                .stream()
                .collect(groupingBy(Turn::chatId));
    }

    private Map<Long, Past> past(long[] ids, Instant since) {
        var past = new HashMap<Long, Past>();
        jdbc.sql("""
                        select chat_id, count(*) filter (where replies) as replies,
                               bool_or(outcome = :words_please) as asked_for_words
                        from turns where chat_id = any (:ids) and state = 'done' and created_at > :since
                        group by chat_id""")
                .param("ids", ids)
                .param("words_please", Reasons.WORDS_PLEASE)
                .param("since", utc(since))
                .query(row -> {
                    past.put(
                            row.getLong("chat_id"), new Past(row.getInt("replies"), row.getBoolean("asked_for_words")));
                });
        return past;
    }

    /** Stores what became of them. */
    void save(Collection<Conversation> conversations) {
        jdbc.sql("""
                        update conversations c set change = n.change, epoch = n.epoch
                        from unnest(:ids::bigint[], :changes::bigint[], :epochs::bigint[]) as n (chat_id, change, epoch)
                        where c.chat_id = n.chat_id and (c.change, c.epoch) <> (n.change, n.epoch)""")
                .param(
                        "ids",
                        conversations.stream().mapToLong(Conversation::chatId).toArray())
                .param(
                        "changes",
                        conversations.stream().mapToLong(Conversation::change).toArray())
                .param(
                        "epochs",
                        conversations.stream().mapToLong(Conversation::epoch).toArray())
                .update();
        var turns = conversations.stream()
                .flatMap(conversation -> conversation.changed().stream())
                .map(TurnRows::parameters)
                .toArray(SqlParameterSource[]::new);
        if (turns.length > 0) {
            batches.batchUpdate("""
                    insert into turns (message_id, chat_id, address, seq, epoch, state, outcome, replies, proposal,
                                       written_at, burst_from, next_at, deadline, created_at)
                    values (:message_id, :chat_id, :address, :seq, :epoch, :state, :outcome, :replies, :proposal,
                            :written_at, :burst_from, :next_at, :deadline, :created_at)
                    on conflict (message_id) do update
                        set state = excluded.state, outcome = excluded.outcome, replies = false, proposal = null
                        where excluded.state = 'dropped' and turns.state in ('waiting', 'ready')""", turns);
        }
    }
}
