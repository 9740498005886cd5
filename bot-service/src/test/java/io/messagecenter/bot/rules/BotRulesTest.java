package io.messagecenter.bot.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.messagecenter.bot.BotTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@BotTest
class BotRulesTest {

    @Autowired
    BotRules rules;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    RuleRows rows;

    @TempDir
    Path folder;

    @Test
    void theFirstStartFillsTheDatabaseFromTheFile() {
        assertThat(jdbc.sql("select name from bot_rules where updated_by is null order by priority desc, id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "menu",
                        "menu (id)",
                        "hours",
                        "hours (id)",
                        "price",
                        "price (id)",
                        "thanks",
                        "thanks (id)",
                        "greeting",
                        "greeting (id)");
        assertThat(rules.answer("Halo!"))
                .map(RuleAnswer::text)
                .hasValueSatisfying(text -> assertThat(text).startsWith("Halo!"));
    }

    @Test
    void laterStartsKeepWhatTheDatabaseHas() throws IOException {
        var restarted = start("rules: [{name: other, priority: 1, keywords: {en: [kite]}, text: {en: Kites!}}]");

        assertThat(restarted.answer("a kite")).isEmpty();
        assertThat(restarted.answer("hello")).isPresent();
    }

    @Test
    void aWrongFileStopsEveryStart() {
        assertThatExceptionOfType(InvalidBotRules.class)
                .isThrownBy(() -> start("rules: [{name: tea, priority: 1, text: {en: Tea!}}]"))
                .withMessage("Bot rule \"tea\": keywords must be 1 to 50.");
    }

    private BotRules start(String yaml) throws IOException {
        var file = Files.write(folder.resolve("rules.yaml"), yaml.getBytes(UTF_8));
        return new BotRules(rows, transaction, new RuleProperties(file.toString()));
    }
}
