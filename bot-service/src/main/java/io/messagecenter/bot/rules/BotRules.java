package io.messagecenter.bot.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The bot's rules: kept in the database, which the file fills when it has none. */
@Component
public class BotRules {

    private static final Logger log = LoggerFactory.getLogger(BotRules.class);
    private static final TypeReference<Map<String, List<String>>> KEYWORDS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TEXT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RuleBook book;

    BotRules(JdbcClient jdbc, TransactionOperations transaction, JsonMapper json, RuleProperties properties) {
        this.jdbc = jdbc;
        this.json = json;
        var inFile = RuleFile.read(properties.resource());
        RuleBook.of(inFile);
        transaction.executeWithoutResult(_ -> seed(inFile));
        var rules = stored();
        this.book = RuleBook.of(rules);
        log.info("The bot knows {} rules", rules.size());
    }

    /** What the best rule that matches says. */
    public Optional<RuleAnswer> answer(String message) {
        return book.answer(message);
    }

    private void seed(List<BotRule> rules) {
        // Two instances may start at once, and only one of them finds the table empty.
        jdbc.sql("lock table bot_rules in share row exclusive mode").update();
        if (jdbc.sql("select count(*) from bot_rules").query(Long.class).single() > 0) {
            return;
        }
        for (var rule : rules) {
            jdbc.sql("""
                            insert into bot_rules (name, priority, enabled, max_words, keywords, text)
                            values (:name, :priority, :enabled, :max_words, :keywords::json, :text::json)""")
                    .param("name", rule.name())
                    .param("priority", rule.priority())
                    .param("enabled", rule.enabled())
                    .param("max_words", rule.maxWords())
                    .param("keywords", json.writeValueAsString(rule.keywords()))
                    .param("text", json.writeValueAsString(rule.text()))
                    .update();
        }
    }

    private List<BotRule> stored() {
        return jdbc.sql("select name, priority, enabled, max_words, keywords, text from bot_rules")
                .query(this::rule)
                .list();
    }

    private BotRule rule(ResultSet row, int index) throws SQLException {
        return new BotRule(
                row.getString("name"),
                row.getInt("priority"),
                row.getBoolean("enabled"),
                row.getObject("max_words", Integer.class),
                json.readValue(row.getString("keywords"), KEYWORDS),
                json.readValue(row.getString("text"), TEXT));
    }
}
