package io.messagecenter.chat.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.outbound.Lane;
import io.messagecenter.contracts.outbound.OutboundCommand;
import io.messagecenter.contracts.outbound.SendMessage;
import io.messagecenter.platform.test.TestTopics;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ChatTest
class ReplyTest {

    @Autowired
    private Desk desk;

    @Test
    void aReplyIsQueuedAndOrderedFromTheProvider() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "hello");

        var message =
                ann.post("/chats/messages", send(chat, "  good\\u0000 day \\n")).is(201);

        assertThat(message.get("text").asString()).isEqualTo("good day");
        assertThat(message.get("status").asString()).isEqualTo("queued");
        assertThat(message.get("sender").asString()).isEqualTo("agent");
        assertThat(message.get("sender_id").asLong()).isEqualTo(ann.id);
        assertThat(message.get("origin").asString()).isEqualTo("dashboard");
        assertThat(message.get("seq").asLong()).isEqualTo(2);
        var order = (SendMessage) TestTopics.awaitEvent(
                Topic.OUTBOUND_WHATSAPP, OutboundCommand.class, c -> c.head().chatId() == chat);
        assertThat(order.messageId()).isEqualTo(message.get("id").asLong());
        assertThat(order.text()).isEqualTo("good day");
        assertThat(order.lane()).isEqualTo(Lane.PERSON);
    }

    @Test
    void aReplyTakesAnUnassignedChatFromTheBotAndReadsIt() {
        var ann = desk.agent();
        var chat = desk.chat("hello");
        ann.post("/chats/messages/", send(chat, "hi")).is(201);

        var after = ann.get("/chats/" + chat).is(200);
        assertThat(after.get("mode").asString()).isEqualTo("AGENT");
        assertThat(after.get("assigned_agent_id").asLong()).isEqualTo(ann.id);
        assertThat(after.get("assigned_agent_name").asString()).isEqualToIgnoringCase(ann.username);
        assertThat(after.get("unread_count").asInt()).isZero();
        assertThat(after.get("waiting_since").isNull()).isTrue();
    }

    @Test
    void anAdminsReplyLeavesAChatWithItsAgentAndPausedPaused() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "hello");
        ann.patch("/chats/" + chat, "{'mode': 'PAUSED'}").is(200);
        desk.admin().post("/chats/messages", send(chat, "hi")).is(201);

        var after = ann.get("/chats/" + chat).is(200);
        assertThat(after.get("mode").asString()).isEqualTo("PAUSED");
        assertThat(after.get("assigned_agent_id").asLong()).isEqualTo(ann.id);
    }

    @Test
    void nothingIsSentOverWhatAColleagueWroteMeanwhile() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "hello");
        var seen = ann.get("/chats/" + chat).get("messages").get(0).get("seq").asLong();
        var colleague = desk.admin();
        colleague.post("/chats/messages", send(chat, "I take this")).is(201);
        colleague
                .post("/chats/" + chat + "/notes", "{'text': 'a note is no answer'}")
                .is(201);
        desk.say(chat, "thanks");

        var late = "{'chat_id': %d, 'text': 'me too', 'seen_seq': %d, 'client_id': '%s'}";
        var id = UUID.randomUUID();
        var refused =
                ann.post("/chats/messages", late.formatted(chat, seen, id)).is(409);

        assertThat(refused.get("code").asString()).isEqualTo("answered-meanwhile");
        assertThat(refused.get("chat").get("id").asLong()).isEqualTo(chat);
        assertThat(refused.get("messages").findValuesAsString("text")).containsExactly("I take this");
        var now =
                ann.post("/chats/messages", late.formatted(chat, seen + 1, id)).is(201);
        assertThat(ann.post("/chats/messages", late.formatted(chat, seen, id))
                        .is(200)
                        .get("id"))
                .as("a repetition was sent before, whatever came since")
                .isEqualTo(now.get("id"));
        ann.post("/chats/messages", late.formatted(chat, seen + 1, UUID.randomUUID()))
                .is(201); // one's own message is no colleague's
        ann.post("/chats/messages", late.formatted(chat, -1, UUID.randomUUID())).isInvalid("seen_seq");
    }

    @Test
    void aClosedChatTakesNoReply() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "hello");
        ann.patch("/chats/" + chat, "{'mode': 'CLOSED'}").is(200);

        var refused = ann.post("/chats/messages", send(chat, "hi")).is(409);
        assertThat(refused.get("chat").get("id").asLong()).isEqualTo(chat);
        assertThat(refused.get("chat").get("mode").asString()).isEqualTo("CLOSED");
        assertThat(refused.get("chat").get("last_message").get("text").asString())
                .isEqualTo("hello");
    }

    @Test
    void theSameClientIdIsTheSameMessageEvenAfterTheChatWasClosed() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "hello");
        var body = "{'chat_id': %d, 'text': 'hi', 'client_id': '%s'}".formatted(chat, UUID.randomUUID());
        var first = ann.post("/chats/messages", body).is(201);
        ann.patch("/chats/" + chat, "{'mode': 'CLOSED'}").is(200);

        var second = ann.post("/chats/messages", body.replace("'hi'", "' hi '")).is(200);

        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertThat(second.get("client_id")).isEqualTo(first.get("client_id"));
        ann.post("/chats/messages", body.replace("'hi'", "'ho'")).is(409);
        assertThat(ann.get("/chats/" + chat).get("messages")).hasSize(2);
    }

    @Test
    void theSameClientIdInAnotherChatIsAnotherMessage() {
        var ann = desk.agent();
        var body = "{'chat_id': %d, 'text': 'hi', 'client_id': '%s'}".formatted(desk.chatOf(ann), UUID.randomUUID());
        ann.post("/chats/messages", body).is(201);

        ann.post("/chats/messages", body.replaceAll("'chat_id': \\d+", "'chat_id': " + desk.chatOf(ann)))
                .is(201);
    }

    @Test
    void oneRequestRepeatedInParallelSendsOnce() throws Exception {
        var ann = desk.agent();
        var chat = desk.chatOf(ann);
        var body = "{'chat_id': %d, 'text': 'hi', 'client_id': '%s'}".formatted(chat, UUID.randomUUID());
        var ids = new HashSet<Long>();
        var created = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> ann.post("/chats/messages", body)))
                    .toList();
            for (var call : calls) {
                created += call.get().status() == 201 ? 1 : 0;
                ids.add(call.get().get("id").asLong());
            }
        }
        assertThat(created).isEqualTo(1);
        assertThat(ids).hasSize(1);
    }

    @Test
    void aReplyMayAnswerAMessageOfItsChatOnly() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "how much?");
        var own = firstMessage(ann, chat);
        var foreign = firstMessage(ann, desk.chatOf(ann, "elsewhere"));

        var message = ann.post("/chats/messages", "{'chat_id': %d, 'text': '5', 'reply_to': %d}".formatted(chat, own))
                .is(201);

        assertThat(message.get("reply_to").get("message_id").asLong()).isEqualTo(own);
        assertThat(message.get("reply_to").get("text").asString()).isEqualTo("how much?");
        ann.post("/chats/messages", "{'chat_id': %d, 'text': '5', 'reply_to': %d}".formatted(chat, foreign))
                .is(422);
        ann.post("/chats/messages", "{'chat_id': %d, 'text': '5', 'reply_to': 1}".formatted(chat))
                .is(422);
    }

    @Test
    void whatAnotherCannotSeeTheyCannotWriteIn() {
        var chat = desk.chatOf(desk.agent(), "hello");
        var stranger = desk.agent();

        stranger.post("/chats/messages", send(chat, "hi")).is(404);
        stranger.post("/chats/" + chat + "/notes", "{'text': 'hm'}").is(404);
        stranger.post("/chats/messages", send(999_999_999, "hi")).is(404);
        desk.anonymous("POST", "/chats/messages").is(401);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', textBlock = """
                    text,      {'chat_id': CHAT}
                    text,      |{'chat_id': CHAT, 'text': ' \\n '}|
                    text,      |{'chat_id': CHAT, 'text': 5}|
                    text,      |{'chat_id': CHAT, 'text': ['hi']}|
                    chat_id,   {'text': 'hi'}
                    chat_id,   |{'chat_id': 'CHAT', 'text': 'hi'}|
                    chat_id,   |{'chat_id': 1.5, 'text': 'hi'}|
                    client_id, |{'chat_id': CHAT, 'text': 'hi', 'client_id': 'mine'}|
                    client_id, |{'chat_id': CHAT, 'text': 'hi', 'client_id': ''}|
                    client_id, |{'chat_id': CHAT, 'text': 'hi', 'client_id': 7}|
                    type,      |{'chat_id': CHAT, 'text': 'hi', 'type': 'telegram'}|
                    type,      |{'chat_id': CHAT, 'text': 'hi', 'type': 'image'}|
                    type,      |{'chat_id': CHAT, 'text': 'hi', 'type': 0}|
                    reply_to,  |{'chat_id': CHAT, 'text': 'hi', 'reply_to': 'that'}|
                    """)
    void nonsenseIsRefusedWithTheFieldThatIsWrong(String field, String body) {
        var ann = desk.agent();
        ann.post("/chats/messages", body.replace("CHAT", Long.toString(desk.chatOf(ann))))
                .isInvalid(field);
    }

    @Test
    void aTextHasUpTo4096Characters() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann);

        ann.post("/chats/messages", send(chat, "x".repeat(4096))).is(201);
        ann.post("/chats/messages", send(chat, "x".repeat(4097))).isInvalid("text");
    }

    @Test
    void anUnknownFileCannotBeSent() {
        var ann = desk.agent();
        ann.post("/chats/messages", "{'chat_id': %d, 'media_id': 'x', 'type': 'image'}".formatted(desk.chatOf(ann)))
                .is(422);
    }

    @Test
    void aNoteStaysInTheHouseAndLeavesTheChatAsItWas() {
        var ann = desk.agent();
        var chat = desk.chat("hello");
        var before = ann.get("/chats/" + chat);

        var note = ann.post("/chats/" + chat + "/notes", "{'text': 'angry customer'}")
                .is(201);

        assertThat(note.get("type").asString()).isEqualTo("note");
        assertThat(note.get("status").asString()).isEqualTo("received");
        assertThat(note.get("sender_id").asLong()).isEqualTo(ann.id);
        var after = ann.get("/chats/" + chat);
        for (var field :
                List.of("mode", "assigned_agent_id", "unread_count", "last_message", "last_message_at", "version")) {
            assertThat(after.get(field)).as(field).isEqualTo(before.get(field));
        }
        ann.post("/chats/" + chat + "/notes", "{'text': ''}").isInvalid("text");
        ann.post("/chats/" + chat + "/notes", "{}").isInvalid("text");
    }

    private static long firstMessage(Desk.User user, long chat) {
        return user.get("/chats/" + chat).get("messages").get(0).get("id").asLong();
    }

    private static String send(long chat, String text) {
        return "{'chat_id': %d, 'text': '%s'}".formatted(chat, text);
    }
}
