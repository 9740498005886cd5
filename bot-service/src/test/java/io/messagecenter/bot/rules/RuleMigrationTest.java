package io.messagecenter.bot.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.bot.BotTest;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BotTest
class RuleMigrationTest {

    private static final String SCHEMA = "before_v3";

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aRuleOfSeveralLanguagesBecomesOneForEachAndTheFileDoesNotComeAgain() {
        flyway().target("2").load().migrate();
        jdbc.sql("""
                        insert into before_v3.bot_rules (name, priority, enabled, max_words, keywords, text) values
                        ('tea', 7, true, 3, '{"en":["tea","green tea"],"id":["teh"],"fr":["thé"],"de":[]}', '{"en":"Tea!","id":"Teh!"}'),
                        ('off', 1, false, null, '{"en":["off"]}', '{"en":"Off."}')""").update();

        flyway().load().migrate();

        assertThat(jdbc.sql("""
                        select concat_ws('|', name, kind, priority, enabled, max_words, array_to_string(keywords, ','), answer)
                        from before_v3.bot_rules order by id""").query(String.class).list())
                .containsExactly(
                        "tea|contains|7|t|3|tea,green tea|Tea!",
                        "tea (id)|contains|7|t|3|teh|Teh!",
                        "tea (fr)|contains|7|t|3|thé|Tea!",
                        "off|contains|1|f|off|Off.");
        assertThat(jdbc.sql("select filled from before_v3.bot_rule_book")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private FluentConfiguration flyway() {
        return Flyway.configure().dataSource(database).schemas(SCHEMA).locations("classpath:db/migration");
    }
}
