package io.messagecenter.bot.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of rules. Whoever changes one raises the revision in the same transaction. */
@Repository
class RuleRows {

    private static final String COLUMNS = "id, name, kind, keywords, answer, priority, enabled, max_words, version";

    private final JdbcClient jdbc;

    RuleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores the file's rules, if that never happened before; in a transaction. */
    void fill(List<BotRule> rules) {
        // Two instances may start at once: the one that comes second waits for the row and finds it filled.
        var filled = jdbc.sql("update bot_rule_book set filled = true, revision = revision + 1 where not filled")
                .update();
        if (filled > 0) {
            rules.forEach(rule -> insert(rule, null));
        }
    }

    long revision() {
        return jdbc.sql("select revision from bot_rule_book").query(Long.class).single();
    }

    /** The most important first. */
    List<BotRule> all() {
        return jdbc.sql("select " + COLUMNS + " from bot_rules order by priority desc, lower(name)")
                .query(RuleRows::read)
                .list();
    }

    Optional<BotRule> lock(long id) {
        return jdbc.sql("select " + COLUMNS + " from bot_rules where id = ? for update")
                .param(id)
                .query(RuleRows::read)
                .optional();
    }

    Optional<BotRule> named(String name) {
        return jdbc.sql("select " + COLUMNS + " from bot_rules where lower(name) = lower(?)")
                .param(name)
                .query(RuleRows::read)
                .optional();
    }

    long count() {
        return jdbc.sql("select count(*) from bot_rules").query(Long.class).single();
    }

    /** @param by the admin; null for the file. @throws org.springframework.dao.DuplicateKeyException if the name is taken */
    BotRule insert(BotRule rule, @Nullable Long by) {
        return jdbc.sql("""
                        insert into bot_rules (name, kind, priority, enabled, max_words, keywords, answer, updated_by)
                        values (:name, :kind, :priority, :enabled, :maxWords, :keywords, :answer, :by)
                        returning %s""".formatted(COLUMNS))
                .param("name", rule.name())
                .param("kind", wire(rule.kind()))
                .param("priority", rule.priority())
                .param("enabled", rule.enabled())
                .param("maxWords", rule.maxWords(), Types.INTEGER)
                .param("keywords", rule.keywords().toArray(String[]::new), Types.ARRAY)
                .param("answer", rule.answer())
                .param("by", by, Types.BIGINT)
                .query(RuleRows::read)
                .single();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the name is taken */
    BotRule update(BotRule rule, long by) {
        return jdbc.sql("""
                        update bot_rules set name = :name, kind = :kind, priority = :priority, enabled = :enabled,
                            max_words = :maxWords, keywords = :keywords, answer = :answer, updated_by = :by,
                            updated_at = now(), version = version + 1
                        where id = :id returning %s""".formatted(COLUMNS))
                .param("id", rule.id())
                .param("name", rule.name())
                .param("kind", wire(rule.kind()))
                .param("priority", rule.priority())
                .param("enabled", rule.enabled())
                .param("maxWords", rule.maxWords(), Types.INTEGER)
                .param("keywords", rule.keywords().toArray(String[]::new), Types.ARRAY)
                .param("answer", rule.answer())
                .param("by", by)
                .query(RuleRows::read)
                .single();
    }

    void delete(long id) {
        jdbc.sql("delete from bot_rules where id = ?").param(id).update();
    }

    void raiseRevision() {
        jdbc.sql("update bot_rule_book set revision = revision + 1").update();
    }

    private static BotRule read(ResultSet row, int number) throws SQLException {
        return new BotRule(
                row.getLong("id"),
                row.getString("name"),
                BotRule.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                List.of((String[]) row.getArray("keywords").getArray()),
                row.getString("answer"),
                row.getInt("priority"),
                row.getBoolean("enabled"),
                row.getObject("max_words", Integer.class),
                row.getLong("version"));
    }

    static String wire(BotRule.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
