package io.messagecenter.chat.mentions;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which notes call for whom and are not read yet: written with the note, gone when the one who is called reads the chat up to there.
 * What is counted is what is left, so that nothing has to be compared with read marks. Part of the caller's transaction.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OpenMentions {

    private final JdbcTemplate jdbc;

    OpenMentions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody left a note; to call for oneself is no call. */
    public void noted(long chatId, long seq, String text, long author) {
        var called = new HashSet<>(named(text));
        called.remove(author);
        call(chatId, seq, called);
    }

    /** A note says something else now: those whom it names no more are not called, and those called before not again. */
    public void rewritten(long chatId, long seq, String before, String after, long author) {
        var were = named(before);
        var are = new HashSet<>(named(after));
        jdbc.update("DELETE FROM mentions WHERE chat_id = ? AND seq = ? AND NOT user_id = ANY(?)", ps -> {
            ps.setLong(1, chatId);
            ps.setLong(2, seq);
            ps.setArray(3, ps.getConnection().createArrayOf("bigint", are.toArray()));
        });
        are.removeAll(were);
        are.remove(author);
        call(chatId, seq, are);
    }

    /** A note is gone. */
    public void deleted(long chatId, long seq) {
        jdbc.update("DELETE FROM mentions WHERE chat_id = ? AND seq = ?", chatId, seq);
    }

    /** A user has read the chat up to this message. */
    public void read(long userId, long chatId, long upToSeq) {
        jdbc.update("DELETE FROM mentions WHERE user_id = ? AND chat_id = ? AND seq <= ?", userId, chatId, upToSeq);
    }

    private void call(long chatId, long seq, Set<Long> users) {
        users.forEach(user -> jdbc.update(
                "INSERT INTO mentions (user_id, chat_id, seq) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                user,
                chatId,
                seq));
    }

    private Set<Long> named(String text) {
        var calls = NamesInNotes.in(text);
        if (calls.isEmpty()) {
            return Set.of();
        }
        Map<String, Long> known = new HashMap<>();
        jdbc.query(
                "SELECT lower(username), id FROM agents WHERE lower(username) = ANY(?) AND active ORDER BY id",
                ps -> ps.setArray(
                        1,
                        ps.getConnection()
                                .createArrayOf(
                                        "text",
                                        calls.stream()
                                                .flatMap(names -> names.stream())
                                                .distinct()
                                                .toArray())),
                row -> {
                    known.put(row.getString(1), row.getLong(2));
                });
        var users = new HashSet<Long>();
        for (var names : calls) {
            names.stream().map(known::get).filter(Objects::nonNull).findFirst().ifPresent(users::add);
        }
        return users;
    }
}
