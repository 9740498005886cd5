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
import tools.jackson.databind.json.JsonMapper;

@BotTest
class BotRulesTest {

    @Autowired
    BotRules rules;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JsonMapper json;

    @TempDir
    Path folder;

    @Test
    void theFirstStartFillsTheDatabaseFromTheFile() {
        assertThat(jdbc.sql("select name from bot_rules order by priority desc")
                        .query(String.class)
                        .list())
                .containsExactly("menu", "hours", "price", "thanks", "greeting");
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
                .withMessage("Bot rule \"tea\": it has no keywords.");
    }

    private BotRules start(String yaml) throws IOException {
        var file = Files.write(folder.resolve("rules.yaml"), yaml.getBytes(UTF_8));
        return new BotRules(jdbc, transaction, json, new RuleProperties(file.toString()));
    }
}
