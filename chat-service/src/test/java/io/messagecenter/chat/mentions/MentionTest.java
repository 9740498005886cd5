package io.messagecenter.chat.mentions;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChatTest
class MentionTest {

    @Autowired
    private Desk desk;

    @Test
    void whoIsCalledFindsTheChatUntilTheyReadIt() {
        var ann = desk.colleague();
        var ben = desk.agent();
        var chat = desk.chat("hello");
        assertThat(mentioned(ann)).isZero();

        var note = ben.post(
                        "/chats/" + chat + "/notes",
                        "{'text': 'What do you say, @%s? And @%s'}".formatted(ann.username.toUpperCase(), ben.username))
                .is(201);
        var seq = note.get("seq").asLong();

        assertThat(mentioned(ann)).isEqualTo(1);
        assertThat(ann.get("/chats/?mentioned=true&assigned=any").is(200).ids()).containsExactly(chat);
        assertThat(mentioned(ben)).as("to call for oneself is no call").isZero();
        ann.put("/chats/" + chat + "/read", "{'up_to_seq': " + (seq - 1) + "}").is(200);
        assertThat(mentioned(ann)).isEqualTo(1);
        ben.put("/chats/" + chat + "/read", "{}").is(200);
        assertThat(mentioned(ann)).isEqualTo(1);
        ann.put("/chats/" + chat + "/read", "{}").is(200);
        assertThat(mentioned(ann)).isZero();
        assertThat(ann.get("/chats/?mentioned=true&assigned=any").ids()).isEmpty();
    }

    @Test
    void aCallGoesWithItsNoteAndWithWhatTheNoteSays() {
        var ann = desk.colleague();
        var cid = desk.colleague();
        var ben = desk.agent();
        var chat = desk.chat("hello");
        var text = "{'text': '@%s look'}";
        var note = "/chats/messages/"
                + ben.post("/chats/" + chat + "/notes", text.formatted(ann.username))
                        .is(201)
                        .get("id")
                        .asLong();

        ben.patch(note, text.formatted(cid.username)).is(200);
        assertThat(mentioned(ann)).isZero();
        assertThat(mentioned(cid)).isEqualTo(1);
        ben.delete(note).is(200);
        assertThat(mentioned(cid)).isZero();
    }

    @Test
    void aChatThatIsNotTheirsToSeeCallsNobody() {
        var ann = desk.colleague();
        var ben = desk.agent();
        var chat = desk.chatOf(ben, "hello");
        ben.post("/chats/" + chat + "/notes", "{'text': '@%s look'}".formatted(ann.username))
                .is(201);
        assertThat(mentioned(ann)).isZero();

        ben.patch("/chats/" + chat, "{'assigned_agent_id': " + ann.id + "}").is(200);
        assertThat(mentioned(ann)).isEqualTo(1);
    }

    @Test
    void whatAReplySaysCallsNobody() {
        var ann = desk.colleague();
        var chat = desk.chat("hello");
        desk.admin()
                .post("/chats/messages", "{'chat_id': %d, 'text': '@%s'}".formatted(chat, ann.username))
                .is(201);

        assertThat(mentioned(ann)).isZero();
    }

    private static long mentioned(Desk.User user) {
        return user.get("/chats/counts").is(200).get("mentioned").asLong();
    }
}
