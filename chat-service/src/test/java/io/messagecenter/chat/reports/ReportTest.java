package io.messagecenter.chat.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import io.messagecenter.chat.VirtualPhone;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ChatTest
class ReportTest {

    @Autowired
    private Desk desk;

    @Autowired
    private FoldFacts foldFacts;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aConversationIsCountedFromItsFirstWaitToItsEnd() {
        var ann = desk.colleague();
        var before = report("");
        var phone = new VirtualPhone();
        var chat = desk.open(phone);
        ann.post("/chats/" + chat + "/claim", "").is(200);
        desk.arrives(phone.says(phone.newId(), "hello", ago(600)));
        desk.arrives(phone.says(phone.newId(), "hello?", ago(300)));
        ann.post("/chats/" + chat + "/notes", "{'text': 'a note is no reply'}").is(201);
        reply(ann, chat);
        desk.arrives(phone.says(phone.newId(), "one more thing", ago(60)));
        reply(ann, chat); // only the first response of a conversation counts
        ann.patch("/chats/" + chat, "{'mode': 'CLOSED'}").is(200);

        var report = report("agent_id=" + ann.id);

        var totals = report.get("totals");
        assertThat(totals.get("messages_in").asLong()).isEqualTo(3);
        assertThat(totals.get("agent_replies").asLong()).isEqualTo(2);
        assertThat(totals.get("bot_replies").asLong()).isZero();
        assertThat(totals.get("bot_share").asDouble()).isZero();
        assertThat(totals.get("closed_chats").asLong()).isEqualTo(1);
        assertThat(report("").get("totals").get("new_chats").asLong()
                        - before.get("totals").get("new_chats").asLong())
                .isEqualTo(1);
        var response = report.get("first_response");
        assertThat(response.get("count").asLong()).isEqualTo(1);
        assertThat(response.get("p50_seconds").asDouble()).isCloseTo(600, within(30.0));
        assertThat(report.get("resolution").get("count").asLong()).isEqualTo(1);
        assertThat(report.get("resolution").get("p90_seconds").asDouble()).isLessThan(60);
        var work = report.get("by_agent").get(0);
        assertThat(work.get("agent_id").asLong()).isEqualTo(ann.id);
        assertThat(work.get("name").asString()).isEqualToIgnoringCase(ann.username);
        assertThat(work.get("replies").asLong()).isEqualTo(2);
        assertThat(work.get("chats").asLong()).isEqualTo(1);
        assertThat(work.get("first_response_p50_seconds").asDouble()).isCloseTo(600, within(30.0));
    }

    @Test
    void aChatThatIsOpenedAgainIsAnotherConversation() {
        var ann = desk.colleague();
        var phone = new VirtualPhone();
        var chat = desk.open(phone);
        ann.post("/chats/" + chat + "/claim", "").is(200);
        for (int conversation = 1; conversation <= 2; conversation++) {
            desk.arrives(phone.says(phone.newId(), "hello", ago(120)));
            reply(ann, chat);
            ann.patch("/chats/" + chat, "{'mode': 'CLOSED'}").is(200);
        }

        var report = report("agent_id=" + ann.id);

        assertThat(report.get("first_response").get("count").asLong()).isEqualTo(2);
        assertThat(report.get("resolution").get("count").asLong()).isEqualTo(2);
        assertThat(report.get("totals").get("closed_chats").asLong()).isEqualTo(2);
    }

    @Test
    void whatTheBotAnsweredIsItsShareAndNobodysWait() {
        var ann = desk.colleague();
        var phone = new VirtualPhone();
        var chat = desk.open(phone);
        desk.arrives(phone.says(phone.newId(), "hello", ago(600)));
        var before = report("");
        desk.botSays(chat, "I am the bot");
        ann.post("/chats/" + chat + "/claim", "").is(200);
        reply(ann, chat);

        var after = report("");
        assertThat(after.get("totals").get("bot_replies").asLong()
                        - before.get("totals").get("bot_replies").asLong())
                .isEqualTo(1);
        assertThat(after.get("totals").get("bot_share").asDouble()).isBetween(0.0, 1.0);
        assertThat(report("agent_id=" + ann.id)
                        .get("first_response")
                        .get("count")
                        .asLong())
                .isZero();
    }

    @Test
    void foldingChangesNoReportAndLeavesNoFact() {
        var ann = desk.colleague();
        var chat = desk.chatOf(ann, "hello", "hello?");
        reply(ann, chat);
        var query = "agent_id=" + ann.id + "&to=" + Instant.now().plusSeconds(3600);
        var before = report(query);
        var had = before.get("totals").get("messages_in").asLong();

        foldFacts.run();

        assertThat(had).isEqualTo(2);
        assertThat(report(query).get("totals")).isEqualTo(before.get("totals"));
        assertThat(report(query).get("first_response")).isEqualTo(before.get("first_response"));
        assertThat(report(query).get("by_agent")).isEqualTo(before.get("by_agent"));
        assertThat(jdbc.sql("SELECT count(*) FROM report_facts WHERE chat_id = ?")
                        .param(chat)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theBarsAreThoseOfTheZone() {
        var report = report("from=2026-03-28T12:00:00Z&to=2026-03-30T12:00:00Z&interval=day&zone=Europe/Berlin");

        // The night in which the clocks go forward.
        assertThat(report.get("volume").findValuesAsString("at"))
                .containsExactly("2026-03-27T23:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z");
        assertThat(report.get("by_hour")).hasSize(24);
        assertThat(report("from=2026-03-28T12:03:00Z&to=2026-03-28T14:01:00Z&interval=hour")
                        .get("volume"))
                .hasSize(3);
        assertThat(report("from=2026-03-28T12:03:00Z&to=2026-03-28T14:01:00Z")
                        .get("to")
                        .asString())
                .isEqualTo("2026-03-28T14:15:00Z");
        assertThat(report("from=2026-03-28T12:03:00Z&to=2026-03-28T14:01:00Z")
                        .get("first_response")
                        .get("p50_seconds")
                        .isNull())
                .isTrue();
    }

    @Test
    void theTableIsADownloadThatHoldsNoFormula() {
        var ann = desk.colleague();
        jdbc.sql("UPDATE agents SET name = '=cmd()' WHERE id = ?").param(ann.id).update();
        reply(ann, desk.chatOf(ann, "hello"));

        var answer = desk.admin().download("/reports/overview/export?agent_id=" + ann.id);

        var table = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(table).startsWith("part,at,hour,").contains("\r\nagent,,,%d,'=cmd(),".formatted(ann.id));
        assertThat(table.lines().filter(line -> line.startsWith("hour_of_day,")))
                .hasSize(24);
    }

    @ParameterizedTest
    @CsvSource({
        "interval=week, interval",
        "zone=UTC%2B3, zone",
        "zone=Nowhere/Land, zone",
        "from=2026-03-28T12:00:00Z&to=2026-03-28T12:00:00Z, from",
        "from=2024-03-28T12:00:00Z&to=2026-03-28T12:00:00Z, from",
        "from=2026-01-28T12:00:00Z&to=2026-03-28T12:00:00Z&interval=hour, from",
        "from=yesterday, from",
        "to=-999999999-01-01T00:00:00Z, to",
        "agent_id=x, agent_id"
    })
    void nonsenseIsRefusedWithItsField(String query, String field) {
        desk.admin().get("/reports/overview?" + query).isInvalid(field);
    }

    private tools.jackson.databind.JsonNode report(String query) {
        return desk.admin().get("/reports/overview?" + query).is(200).body();
    }

    private static void reply(Desk.User user, long chat) {
        user.post("/chats/messages", "{'chat_id': %d, 'text': 'hi'}".formatted(chat))
                .is(201);
    }

    private static Instant ago(long seconds) {
        return Instant.now().minusSeconds(seconds).truncatedTo(ChronoUnit.MILLIS);
    }
}
