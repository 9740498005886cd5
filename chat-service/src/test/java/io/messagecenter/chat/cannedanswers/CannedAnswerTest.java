package io.messagecenter.chat.cannedanswers;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChatTest
class CannedAnswerTest {

    @Autowired
    private Desk desk;

    private final String shortcut = "s" + UUID.randomUUID();

    @Test
    void everybodyKeepsTheirOwn() {
        var ann = desk.agent();
        var ben = desk.agent();
        var created = ann.post("/canned-answers", body(" Hello! ", false)).is(201);
        var path = "/canned-answers/" + created.get("id").asLong();
        assertThat(created.get("text").asString()).isEqualTo("Hello!");
        assertThat(created.get("owner_id").asLong()).isEqualTo(ann.id);

        assertThat(ann.patch(path, "{'text': 'Hi!'}").is(200).get("shortcut").asString())
                .isEqualTo(shortcut);
        assertThat(ann.get("/canned-answers/").ids()).contains(created.get("id").asLong());
        ben.get(path).is(404);
        ben.patch(path, "{'text': 'mine'}").is(404);
        ben.delete(path).is(404);
        assertThat(ben.get("/canned-answers?limit=100").ids())
                .doesNotContain(created.get("id").asLong());
        ben.post("/canned-answers", body("the same shortcut is no conflict", false))
                .is(201);
        ann.post("/canned-answers", body("but here it is", false)).is(409);

        ann.delete(path).is(204);
        ann.get(path).is(404);
        desk.anonymous("GET", "/canned-answers").is(401);
    }

    @Test
    void adminsKeepWhatEverybodyUses() {
        var ann = desk.agent();
        ann.post("/canned-answers", body("Hello!", true)).is(403);
        var path = "/canned-answers/"
                + desk.admin()
                        .post("/canned-answers", body("Hello!", true))
                        .is(201)
                        .get("id")
                        .asLong();

        assertThat(ann.get(path).is(200).get("shared").asBoolean()).isTrue();
        ann.patch(path, "{'text': 'x'}").is(403);
        ann.delete(path).is(403);
        desk.admin().patch(path, "{'text': 'x'}").is(200);
        desk.admin().delete(path).is(204);
    }

    @Test
    void variablesAreFilledInForAChatThatOneSees() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "hello");
        var customer = ann.get("/chats/" + chat).get("customer");
        ann.patch("/customers/" + customer.get("id"), "{'name': 'Ana $1'}").is(200);
        var path = "/canned-answers/"
                + ann.post("/canned-answers", body("Dear {{customer.name}}, {{ agent.name }} here.", false))
                        .is(201)
                        .get("id")
                        .asLong();

        assertThat(ann.get(path + "/text?chat_id=" + chat).is(200).get("text").asString())
                .isEqualToIgnoringCase("Dear Ana $1, " + ann.username + " here.");
        ann.get(path + "/text?chat_id=" + desk.chatOf(desk.agent())).is(404);
        ann.get(path + "/text").isInvalid("chat_id");
        ann.post("/canned-answers", body("{{customer.password}}", false).replace(shortcut, "other"))
                .isInvalid("text");
    }

    @Test
    void nonsenseIsRefusedWithTheFieldThatIsWrong() {
        var ann = desk.agent();
        ann.post("/canned-answers", "{'text': 'x'}").isInvalid("shortcut");
        ann.post("/canned-answers", "{'shortcut': ' ', 'text': 'x'}").isInvalid("shortcut");
        ann.post("/canned-answers", "{'shortcut': 'x', 'text': ''}").isInvalid("text");
        ann.post("/canned-answers", "{'shortcut': 'x', 'text': 'x', 'shared': 'yes'}")
                .isInvalid("shared");
        ann.get("/canned-answers?limit=101").isInvalid("limit");
        ann.get("/canned-answers?cursor=x").isInvalid("cursor");
    }

    private String body(String text, boolean shared) {
        return "{'shortcut': '%s', 'text': '%s', 'shared': %s}".formatted(shortcut, text, shared);
    }
}
