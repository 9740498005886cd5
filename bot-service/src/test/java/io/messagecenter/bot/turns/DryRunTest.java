package io.messagecenter.bot.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.messagecenter.bot.BotTest;
import io.messagecenter.fakeai.FakeAi;
import io.messagecenter.platform.test.Caller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@BotTest
class DryRunTest {

    @LocalServerPort
    int port;

    @Autowired
    FakeAi ai;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CircuitBreaker breaker;

    @BeforeEach
    void anAiThatAnswers() {
        ai.forget();
        breaker.reset();
    }

    @Test
    void aRuleSaysWhichItIs() {
        var tried = tried("{'text': 'what are your opening hours?'}");

        assertThat(tried.path("by").asString()).isEqualTo("rule");
        assertThat(tried.path("answer").asString()).startsWith("We are open");
        assertThat(tried.path("rule_id").asLong())
                .isEqualTo(jdbc.sql("select id from bot_rules where name = 'hours'")
                        .query(Long.class)
                        .single());
    }

    @Test
    void aWordThatHandsOverIsACommandAndSoIsAnAdminsOrder() {
        var handOver = tried("{'text': 'Agent!'}");
        assertThat(handOver.path("by").asString()).isEqualTo("command");
        assertThat(handOver.path("rule_id").isNull()).isTrue();
        assertThat(handOver.path("answer").asString()).startsWith("I am passing you on");

        var order = tried("{'text': '/mode bot +49 1555 1234567'}");
        assertThat(order.path("by").asString()).isEqualTo("command");
        assertThat(order.path("answer").isNull()).isTrue();
    }

    @Test
    void theAiIsAskedOnlyOnRequestAndNothingIsStoredOrSent() {
        var turns = count("turns");

        var silent = tried("{'text': 'which kite flies best in rain'}");
        assertThat(silent.path("by").asString()).isEqualTo("ai");
        assertThat(silent.path("answer").isNull()).isTrue();
        assertThat(ai.requests()).isEmpty();

        var spoken = tried("{'text': 'which kite flies best in rain', 'ask_ai': true}");
        assertThat(spoken.path("by").asString()).isEqualTo("ai");
        assertThat(spoken.path("answer").asString()).isNotBlank();
        assertThat(ai.requests()).hasSize(1);
        assertThat(count("turns")).isEqualTo(turns);
    }

    @Test
    void aTextMustBeThere() {
        Caller.admin(port).post("/bot/rules/try", "{'text': ' '}").isProblem(400, "invalid");
        Caller.admin(port).post("/bot/rules/try", "{}").isProblem(400, "invalid");
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private JsonNode tried(String body) {
        return Caller.admin(port).post("/bot/rules/try", body).is(200).body();
    }
}
