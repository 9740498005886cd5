package io.messagecenter.chat.amend;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import io.messagecenter.chat.delivery.Provider;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.chat.ChatEvent;
import io.messagecenter.contracts.chat.MessageUpdated;
import io.messagecenter.contracts.content.MessageStatus;
import io.messagecenter.contracts.outbound.CancelSends;
import io.messagecenter.contracts.outbound.Lane;
import io.messagecenter.contracts.outbound.OutboundCommand;
import io.messagecenter.contracts.outbound.SendMessage;
import io.messagecenter.platform.test.TestTopics;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ChatTest
class SendAgainTest {

    @Autowired
    private Desk desk;

    @Autowired
    private Provider provider;

    @Test
    void aFailedMessageIsQueuedAgainAndOrderedAsAnotherAttempt() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "how much?");
        var asked = ann.get("/chats/" + chat).get("messages").get(0).get("id").asLong();
        var message = ann.post("/chats/messages", "{'chat_id': %d, 'text': '5', 'reply_to': %d}".formatted(chat, asked))
                .is(201);
        var id = message.get("id").asLong();
        provider.refuses(id, 1, "The number has no WhatsApp.");

        var again = ann.post("/chats/messages/" + id + "/retry", "").is(200);

        assertThat(again.get("status").asString()).isEqualTo("queued");
        assertThat(again.get("error").isNull()).isTrue();
        assertThat(again.get("id").asLong()).isEqualTo(id);
        var order = order(id, 2);
        assertThat(order.text()).isEqualTo("5");
        assertThat(order.seq()).isEqualTo(message.get("seq").asLong());
        assertThat(order.quotedProviderId()).isNotNull().isEqualTo(order(id, 1).quotedProviderId());
        assertThat(order.id()).isNotEqualTo(order(id, 1).id());
        var told = (MessageUpdated) TestTopics.awaitEvent(
                Topic.CHAT_EVENTS,
                ChatEvent.class,
                e -> e instanceof MessageUpdated u
                        && u.message().id() == id
                        && u.message().status() == MessageStatus.QUEUED);
        assertThat(told.message().change()).isEqualTo(again.get("change").asLong());
        ann.post("/chats/messages/" + id + "/retry", "").is(409);
    }

    @Test
    void whatIsSaidOfTheFirstAttemptDoesNotFailTheSecond() {
        var ann = desk.agent();
        var id = failed(ann, desk.chatOf(ann, "hello"));
        ann.post("/chats/messages/" + id + "/retry", "").is(200);

        provider.refuses(id, 1, "again the first");
        assertThat(provider.status(id)).isEqualTo("queued");
        provider.accepts(id, 2, "wa-" + id);
        assertThat(provider.status(id)).isEqualTo("sent");
    }

    @Test
    void aBotsCancelledAnswerThatAPersonSendsAgainIsAPersonsSend() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "hello");
        var id = desk.botSays(chat, "I am the bot");
        provider.refuses(id, 1, "A colleague took over.");

        ann.post("/chats/messages/" + id + "/retry", "").is(200);
        assertThat(order(id, 2).lane()).isEqualTo(Lane.PERSON);
        ann.post("/chats/messages", "{'chat_id': %d, 'text': 'and more'}".formatted(chat))
                .is(201);
        ann.patch("/chats/" + chat, "{'mode': 'PAUSED'}").is(200);
        assertThat(provider.status(id)).isEqualTo("queued");
    }

    @Test
    void ofManyWhoRetryOneDoes() throws Exception {
        var ann = desk.agent();
        var id = failed(ann, desk.chatOf(ann, "hello"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 10)
                    .mapToObj(i -> threads.submit(() ->
                            ann.post("/chats/messages/" + id + "/retry", "").status()))
                    .toList();
            var ok = 0;
            for (var call : calls) {
                ok += call.get() == 200 ? 1 : 0;
            }
            assertThat(ok).isEqualTo(1);
        }
    }

    @Test
    void whatDidNotFailIsNotSentAgain() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "hello");
        var inbound = ann.get("/chats/" + chat).get("messages").get(0).get("id").asLong();
        var note = ann.post("/chats/" + chat + "/notes", "{'text': 'hm'}")
                .get("id")
                .asLong();
        var queued = reply(ann, chat);
        for (var id : new long[] {inbound, note, queued}) {
            var refused = ann.post("/chats/messages/" + id + "/retry", "").is(409);
            assertThat(refused.get("message").get("id").asLong()).isEqualTo(id);
            assertThat(refused.get("chat").get("id").asLong()).isEqualTo(chat);
            ann.post("/chats/messages/" + id + "/resolve", "{'as': 'resend'}").is(409);
        }
    }

    @Test
    void inAClosedChatNothingIsSentAgain() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "hello");
        var id = failed(ann, chat);
        ann.patch("/chats/" + chat, "{'mode': 'CLOSED'}").is(200);

        var refused = ann.post("/chats/messages/" + id + "/retry", "").is(409);
        assertThat(refused.get("chat").get("mode").asString()).isEqualTo("CLOSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sent", "discard"})
    void whatNobodyKnowsIsSettledByAPersonAndGivenUp(String as) {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "hello");
        var id = reply(ann, chat);
        provider.isUnclearAbout(id, 1, true);

        var settled = ann.post("/chats/messages/" + id + "/resolve", "{'as': '%s'}".formatted(as))
                .is(200);

        assertThat(settled.get("status").asString()).isEqualTo(as.equals("sent") ? "sent" : "failed");
        assertThat(settled.get("error").isNull()).isEqualTo(as.equals("sent"));
        TestTopics.awaitEvent(
                Topic.OUTBOUND_WHATSAPP,
                OutboundCommand.class,
                c -> c instanceof CancelSends cancel && cancel.messageIds().contains(id));
        ann.post("/chats/messages/" + id + "/resolve", "{'as': 'sent'}").is(409);
    }

    @Test
    void whatNobodyKnowsIsSentAgainWhenAPersonSaysSo() {
        var ann = desk.agent();
        var id = reply(ann, desk.chatOf(ann, "hello"));
        provider.isUnclearAbout(id, 1, true);

        ann.post("/chats/messages/" + id + "/resolve", "{'as': 'resend'}").is(200);

        assertThat(provider.status(id)).isEqualTo("queued");
        assertThat(order(id, 2).text()).isEqualTo("hi");
    }

    @Test
    void whatIsStillBeingCheckedWaitsForNobody() {
        var ann = desk.agent();
        var id = reply(ann, desk.chatOf(ann, "hello"));
        provider.isUnclearAbout(id, 1, false);

        ann.post("/chats/messages/" + id + "/resolve", "{'as': 'sent'}").is(409);
        ann.post("/chats/messages/" + id + "/retry", "").is(409);
        provider.isUnclearAbout(id, 1, true);
        ann.post("/chats/messages/" + id + "/resolve", "{'as': 'sent'}").is(200);
    }

    @Test
    void anothersMessageIsNotThere() {
        var ann = desk.agent();
        var id = failed(ann, desk.chatOf(ann, "hello"));
        var stranger = desk.agent();

        var foreign = stranger.post("/chats/messages/" + id + "/retry", "").is(404);
        var missing = stranger.post("/chats/messages/999999999/retry", "").is(404);
        assertThat(foreign.get("detail")).isEqualTo(missing.get("detail"));
        stranger.post("/chats/messages/" + id + "/resolve", "{'as': 'sent'}").is(404);
        desk.anonymous("POST", "/chats/messages/" + id + "/retry").is(401);
        desk.admin().post("/chats/messages/" + id + "/retry", "").is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'as': 'maybe'}", "{'as': 0}", "{'as': null}"})
    void aDecisionIsOneOfThree(String body) {
        var ann = desk.agent();
        var id = reply(ann, desk.chatOf(ann, "hello"));
        provider.isUnclearAbout(id, 1, true);
        ann.post("/chats/messages/" + id + "/resolve", body).isInvalid("as");
    }

    private long failed(Desk.User user, long chat) {
        var id = reply(user, chat);
        provider.refuses(id, 1, "refused");
        return id;
    }

    private static long reply(Desk.User user, long chat) {
        return user.post(
                        "/chats/messages",
                        "{'chat_id': %d, 'text': 'hi', 'client_id': '%s'}".formatted(chat, UUID.randomUUID()))
                .is(201)
                .get("id")
                .asLong();
    }

    private static SendMessage order(long id, int attempt) {
        return (SendMessage) TestTopics.awaitEvent(
                Topic.OUTBOUND_WHATSAPP,
                OutboundCommand.class,
                c -> c instanceof SendMessage send && send.messageId() == id && send.attempt() == attempt);
    }
}
