package io.messagecenter.chat.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.chat.ChatProbe;
import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import io.messagecenter.chat.VirtualPhone;
import io.messagecenter.chat.intake.Intake;
import io.messagecenter.contracts.chat.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ChatTest
class SnoozeAndBulkTest {

    @Autowired
    private Desk desk;

    @Autowired
    private Intake intake;

    @Autowired
    private ChatProbe probe;

    private final VirtualPhone phone = new VirtualPhone();

    @Test
    void aCustomersMessageWakesASnoozedChat() {
        var ann = desk.agent();
        intake.store(phone.says("hello"));
        var chat = mine(ann);
        var until = Instant.now().plusSeconds(3600).toString();

        var snoozed = ann.patch("/chats/" + chat, "{'snoozed_until': '%s'}".formatted(until))
                .is(200);
        assertThat(Instant.parse(snoozed.get("snoozed_until").asString())).isEqualTo(Instant.parse(until));
        assertThat(probe.lastUpdate(phone.address).causes()).containsExactly(Cause.SNOOZE);
        ann.patch("/chats/" + chat, "{'labels': ['vip']}").is(200);
        assertThat(ann.get("/chats/" + chat).get("snoozed_until").isNull()).isFalse();

        intake.store(phone.says("are you there?"));
        assertThat(ann.get("/chats/" + chat).get("snoozed_until").isNull()).isTrue();
    }

    @Test
    void aSnoozedChatWakesWhenItsTimeHasCome() {
        var ann = desk.agent();
        intake.store(phone.says("hello"));
        var chat = mine(ann);
        ann.patch(
                        "/chats/" + chat,
                        "{'snoozed_until': '%s'}".formatted(Instant.now().plusMillis(1500)))
                .is(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ann.get("/chats/" + chat).get("snoozed_until").isNull());
        assertThat(probe.lastUpdate(phone.address).causes()).containsExactly(Cause.SNOOZE);
    }

    @Test
    void aSnoozeCanBeEnded() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "hello");
        ann.patch(
                        "/chats/" + chat,
                        "{'snoozed_until': '%s'}".formatted(Instant.now().plusSeconds(600)))
                .is(200);
        assertThat(ann.patch("/chats/" + chat, "{'snoozed_until': null}")
                        .is(200)
                        .get("snoozed_until")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'tomorrow'", "'2020-01-01T00:00:00Z'", "'2999-01-01T00:00:00Z'", "5", "true", "{}"})
    void aSnoozeEndsWithinAYear(String until) {
        var ann = desk.agent();
        ann.patch("/chats/" + desk.chatOf(ann), "{'snoozed_until': " + until + "}")
                .isInvalid("snoozed_until");
    }

    @Test
    void ofManyChatsEachIsChangedForItself() {
        var ann = desk.agent();
        var own = desk.chatOf(ann, "hello");
        var foreign = desk.chatOf(desk.agent(), "hello");
        var open = desk.chat("hello");

        var rows = ann.post(
                        "/chats/bulk",
                        "{'ids': [%d, %d, %d, %d, 999999999], 'change': {'labels': ['sale']}}"
                                .formatted(own, own, foreign, open))
                .is(200)
                .get("items");

        assertThat(rows.valueStream().map(r -> r.get("status").asInt())).containsExactly(200, 404, 403, 404);
        assertThat(rows.get(0).get("chat").get("labels").get(0).asString()).isEqualTo("sale");
        assertThat(rows.get(1).get("chat").isNull()).isTrue();
        assertThat(rows.get(1).get("problem").get("status").asInt()).isEqualTo(404);
        assertThat(rows.get(2).get("id").asLong()).isEqualTo(open);
        assertThat(desk.admin().get("/chats/" + foreign).get("labels")).isEmpty();
    }

    @Test
    void aBulkIsBoundedAndItsChangeMustBeOne() {
        var ann = desk.agent();
        var many = IntStream.rangeClosed(1, 101).boxed().toList();
        for (var ids : List.of("[]", "[null]", "['x']", many.toString())) {
            ann.post("/chats/bulk", "{'ids': %s, 'change': {'mode': 'BOT'}}".formatted(ids))
                    .is(400);
        }
        ann.post("/chats/bulk", "{'ids': [1]}").isInvalid("change");
        ann.post("/chats/bulk", "{'change': {}}").isInvalid("ids");
        ann.post("/chats/bulk", "{'ids': [1], 'change': {'labels': ['']}}").isInvalid("labels");
        desk.anonymous("POST", "/chats/bulk").is(401);
    }

    private long mine(Desk.User user) {
        var chat = probe.chat(phone.address).id();
        user.post("/chats/" + chat + "/claim", "").is(200);
        return chat;
    }
}
