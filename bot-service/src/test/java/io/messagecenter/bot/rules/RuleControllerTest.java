package io.messagecenter.bot.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.messagecenter.bot.BotTest;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.audit.ActionTaken;
import io.messagecenter.contracts.audit.ActionTaken.Detail;
import io.messagecenter.contracts.audit.AuditEvent;
import io.messagecenter.platform.test.Caller;
import io.messagecenter.platform.test.TestTopics;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionOperations;

@BotTest
class RuleControllerTest {

    @LocalServerPort
    int port;

    @Autowired
    BotRules here;

    @Autowired
    RuleRows rows;

    @Autowired
    TransactionOperations transaction;

    @Test
    void aRuleIsMadeChangedAndDeletedAndInForceAtOnce() {
        var word = word();
        var made = admin().post("/bot/rules", """
                {'name': ' %s ', 'keywords': [' %s '], 'answer': ' Yes! '}""".formatted(word, word)).is(201).body();
        var rule = "/bot/rules/" + made.path("id").asLong();
        assertThat(made.path("name").asString()).isEqualTo(word);
        assertThat(made.path("kind").asString()).isEqualTo("contains");
        assertThat(made.path("priority").asInt()).isEqualTo(50);
        assertThat(made.path("enabled").asBoolean()).isTrue();
        assertThat(made.path("version").asLong()).isEqualTo(1);
        assertThat(made.path("keywords").path(0).asString()).isEqualTo(word);
        assertThat(here.answer("so " + word)).map(RuleAnswer::text).contains("Yes!");
        assertThat(admin().get("/bot/rules/").is(200).body().path("items").findValuesAsString("name"))
                .contains(word, "menu");
        assertThat(admin().get("/bot/rules").body().path("next_cursor").isNull())
                .isTrue();

        var changed = admin().patch(rule, "{'answer': 'No.', 'kind': 'exact', 'max_words': 3, 'expected_version': 1}")
                .is(200)
                .body();
        assertThat(changed.path("version").asLong()).isEqualTo(2);
        assertThat(changed.path("max_words").asInt()).isEqualTo(3);
        assertThat(here.answer(word)).map(RuleAnswer::text).contains("No.");
        assertThat(here.answer("so " + word)).isEmpty();
        assertThat(admin().patch(rule, "{'max_words': null}")
                        .is(200)
                        .body()
                        .path("max_words")
                        .isNull())
                .isTrue();

        admin().patch(rule, "{'enabled': false}").is(200);
        assertThat(here.answer(word)).isEmpty();

        admin().delete(rule).is(204);
        admin().delete(rule).isProblem(404, "not-found");
        admin().patch(rule, "{}").isProblem(404, "not-found");
    }

    @Test
    void whoChangesWhatSomebodyElseChangedIsShownTheRuleAsItIs() {
        var id = made(word());
        admin().patch("/bot/rules/" + id, "{'priority': 9}").is(200);

        var refused = admin().patch("/bot/rules/" + id, "{'answer': 'late', 'expected_version': 1}")
                .isProblem(409, "stale-version");

        assertThat(refused.body().path("rule").path("priority").asInt()).isEqualTo(9);
        assertThat(refused.body().path("rule").path("version").asLong()).isEqualTo(2);
    }

    @Test
    void aNameIsTakenHoweverItIsWritten() {
        var name = word();
        var id = made(name);
        var other = made(word());

        var refused = admin().post(
                        "/bot/rules", "{'name': '%s', 'keywords': ['x'], 'answer': 'x'}".formatted(name.toUpperCase()))
                .isProblem(409, "name-taken");
        admin().patch("/bot/rules/" + other, "{'name': '%s'}".formatted(name)).isProblem(409, "name-taken");

        assertThat(refused.body().path("rule").path("id").asLong()).isEqualTo(id);
    }

    @Test
    void everythingThatIsWrongIsNamed() {
        var refused = admin().post(
                        "/bot/rules",
                        "{'name': ' ', 'keywords': ['ok', '', '!?', 'OK'], 'answer': '%s', 'priority': 1001, 'max_words': 0}"
                                .formatted("x".repeat(4097)))
                .isProblem(400, "invalid");
        assertThat(refused.body().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder(
                        "name", "keywords[1]", "keywords[2]", "keywords[3]", "answer", "priority", "max_words");

        fieldOf("{'keywords': ['x'], 'answer': 'x'}", "name");
        fieldOf("{'name': 'x', 'answer': 'x'}", "keywords");
        fieldOf("{'name': 'x', 'keywords': [], 'answer': 'x'}", "keywords");
        fieldOf("{'name': 'x', 'keywords': [null], 'answer': 'x'}", "keywords[0]");
        var many = String.join(",", Collections.nCopies(51, "'x'"));
        fieldOf("{'name': 'x', 'keywords': [" + many + "], 'answer': 'x'}", "keywords");
        admin().post("/bot/rules", "{'name': 'x', 'kind': 'regex', 'keywords': ['x'], 'answer': 'x'}")
                .is(400);
        admin().patch("/bot/rules/" + made(word()), "{'max_words': 'few'}").isProblem(400, "invalid");
    }

    @Test
    void anotherInstanceTakesChangesOverAndStartsWithThem() {
        var word = word();
        var other = new BotRules(rows, transaction, new RuleProperties(""));
        assertThat(other.answer(word)).isEmpty();

        made(word);
        other.refresh();

        assertThat(other.answer(word)).isPresent();
        assertThat(new BotRules(rows, transaction, new RuleProperties("")).answer(word))
                .isPresent();
    }

    @Test
    void whatSomebodyElseStoredIsInForceHereWithinSeconds() {
        var word = word();
        transaction.executeWithoutResult(_ -> {
            rows.insert(
                    new BotRule(0, word, BotRule.Kind.CONTAINS, java.util.List.of(word), "Yes!", 1, true, null, 1), 7L);
            rows.raiseRevision();
        });

        await().atMost(Duration.ofSeconds(5)).until(() -> here.answer(word).isPresent());
    }

    @Test
    void whoChangesARuleIsInTheAuditTrailAndWhoWasRefusedIsNot() {
        var word = word();
        var rule = "/bot/rules/" + made(word);
        admin().patch(rule, "{'enabled': false, 'priority': 9, 'answer': 'Secret plans.'}")
                .is(200);
        admin().patch(rule, "{'enabled': false}").is(200); // as it was
        admin().patch(rule, "{'priority': 8, 'expected_version': 1}").isProblem(409, "stale-version");
        Caller.agent(port).delete(rule).isProblem(403, "forbidden");
        admin().delete(rule).is(204);

        var told = TestTopics.awaitEvents(
                Topic.AUDIT_EVENTS,
                AuditEvent.class,
                event -> event instanceof ActionTaken action
                        && rule.equals(
                                "/bot/rules/" + String.valueOf(action.target()).replace("bot-rule:", "")),
                3);

        assertThat(told.stream().map(ActionTaken.class::cast))
                .extracting(ActionTaken::action, ActionTaken::actorName)
                .containsExactly(
                        tuple("bot-rule.created", "admin"),
                        tuple("bot-rule.changed", "admin"),
                        tuple("bot-rule.deleted", "admin"));
        assertThat(((ActionTaken) told.get(0)).details()).contains(new Detail("name", word));
        assertThat(((ActionTaken) told.get(0)).address()).isEqualTo("127.0.0.1");
        assertThat(((ActionTaken) told.get(1)).details())
                .containsExactly(
                        new Detail("priority", "50 → 9"),
                        new Detail("enabled", "true → false"),
                        new Detail("answer", "another"));
    }

    private void fieldOf(String body, String field) {
        var refused = admin().post("/bot/rules", body).is(400);
        assertThat(refused.body().path("errors").findValuesAsString("field")).contains(field);
    }

    private long made(String word) {
        return admin().post("/bot/rules", "{'name': '%s', 'keywords': ['%s'], 'answer': 'Yes!'}".formatted(word, word))
                .is(201)
                .body()
                .path("id")
                .asLong();
    }

    private Caller admin() {
        return Caller.admin(port);
    }

    private static String word() {
        return "w" + UUID.randomUUID().toString().replace("-", "");
    }
}
