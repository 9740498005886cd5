package io.messagecenter.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.content.Content;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.contracts.inbound.InboundHead;
import io.messagecenter.contracts.inbound.MessageReceived;
import io.messagecenter.contracts.inbound.Source;
import io.messagecenter.contracts.outbound.Lane;
import io.messagecenter.contracts.outbound.OutboundResult.SendAccepted;
import io.messagecenter.contracts.outbound.OutboundResult.SendUnclear;
import io.messagecenter.contracts.outbound.SendMessage;
import io.messagecenter.outbound.WhapiStub.Act;
import io.messagecenter.platform.test.TestTopics;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnclearTest extends OutboundTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 200, 500, 503})
    void whatWasTakenWithoutSayingSoIsFoundInTheListAndNeverSentAgain(int answer) {
        var chat = new TestChat();
        whapi.script(chat.to, Act.acceptThen(answer));
        var send = chat.sends("did it arrive?");

        assertThat(awaitUnclear(send, false).detail()).contains("may have arrived or not");
        var accepted = awaitAccepted(send);
        awaitAccepted(chat.sends("marker"));

        assertThat(whapi.words(chat.to)).containsExactly("did it arrive?", "marker");
        assertThat(accepted.providerId())
                .isEqualTo(whapi.taken(chat.to).getFirst().id());
    }

    @Test
    void aTimeoutIsUnclearAndTheChatWaitsUntilItIsSettled() {
        var chat = new TestChat();
        var never = new CountDownLatch(1);
        whapi.script(chat.to, Act.acceptAfter(never));
        try {
            var slow = chat.sends("slow");
            var next = chat.sends("next");
            awaitUnclear(slow, false);
            awaitAccepted(slow);
            awaitAccepted(next);

            assertThat(whapi.words(chat.to)).containsExactly("slow", "next");
            assertThat(at("started_at", next)).isAfterOrEqualTo(at("unclear_at + interval '300 ms'", slow));
        } finally {
            never.countDown();
        }
    }

    @Test
    void aPersonsMessageThatSurelyDidNotArriveIsSentAgainAfterTheLastLook() {
        var chat = new TestChat();
        whapi.script(chat.to, Act.answer(500));
        var send = chat.sends("again, please");
        awaitUnclear(send, false);

        awaitAccepted(send);

        assertThat(whapi.words(chat.to)).containsExactly("again, please");
        assertThat(whapi.sendCalls(chat.to)).isEqualTo(2);
        assertThat(sql.sql("SELECT checks FROM intents WHERE message_id = ?")
                        .param(send.messageId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aBotsMessageThatSurelyDidNotArriveIsDropped() {
        var chat = new TestChat();
        whapi.script(chat.to, Act.answer(500));
        var send = chat.botSends("too late for this");

        assertThat(awaitFailed(send).detail()).contains("automatic");
        awaitAccepted(chat.sends("marker"));
        assertThat(whapi.words(chat.to)).containsExactly("marker");
    }

    @Test
    void withoutAListAPersonDecidesAndTheChatGoesOn() {
        var chat = new TestChat();
        whapi.breakList(chat.to);
        whapi.script(chat.to, Act.acceptThen(0));
        var send = chat.sends("who knows");
        var next = chat.sends("next");

        awaitUnclear(send, true);
        awaitAccepted(next);
        assertThat(state(send)).isEqualTo("needs_review");
        assertThat(whapi.words(chat.to)).containsExactly("who knows", "next");

        var again = chat.order(new SendMessage(
                chat.head(), send.messageId(), send.seq(), 2, Lane.PERSON, MessageType.TEXT, "who knows", null, null));
        awaitAccepted(again);
        assertThat(state(send)).isEqualTo("cancelled");
    }

    @Test
    void theEchoAloneSettlesIt() {
        var chat = new TestChat();
        whapi.breakList(chat.to);
        whapi.script(chat.to, Act.acceptThen(0));
        var send = chat.sends("hear  me\nnow");
        awaitUnclear(send, false);

        echo(chat, "hear me now", "wa-echo-" + chat.id);

        assertThat(awaitAccepted(send).providerId()).isEqualTo("wa-echo-" + chat.id);
    }

    @Test
    void anEchoThatComesWhileTheCallIsOpenTellsWhenTheCallBringsNothing() {
        var chat = new TestChat();
        whapi.breakList(chat.to);
        var open = new CountDownLatch(1);
        whapi.script(chat.to, Act.acceptAfter(open));
        try {
            var send = chat.sends("quick echo");
            await().until(() -> whapi.sendCalls(chat.to) == 1);
            echo(chat, "quick echo", "wa-echo-" + chat.id);

            assertThat(awaitAccepted(send).providerId()).isEqualTo("wa-echo-" + chat.id);
            assertThat(results(SendUnclear.class, chat)).isEmpty();
        } finally {
            open.countDown();
        }
    }

    @Test
    void theEchoOfAnEarlierMessageWithTheSameWordsSettlesNothing() {
        var chat = new TestChat();
        whapi.breakList(chat.to);
        whapi.script(chat.to, Act.acceptAfter(new CountDownLatch(0)), Act.acceptThen(0));
        var first = chat.sends("ok");
        var firstId = awaitAccepted(first).providerId();
        var second = chat.sends("ok");
        awaitUnclear(second, false);
        echo(chat, "ok", firstId);

        awaitUnclear(second, true);
        assertThat(results(SendAccepted.class, chat)).hasSize(1);
    }

    @Test
    void aCallWhoseProcessDiedIsFoundAsUnclearAndNotSentBlindly() {
        var chat = new TestChat();
        var send = chat.message(Lane.PERSON, "orphan");
        sql.sql("""
                        INSERT INTO intents (command_id, kind, message_id, chat_id, account, to_chat, lane, words, command,
                                             state, tries, started_at)
                        VALUES (?, 'send', ?, ?, ?, ?, 0, 'orphan', CAST(? AS jsonb), 'sending', 1, now() - interval '1 minute')""")
                .params(
                        send.id(),
                        send.messageId(),
                        chat.id,
                        ACCOUNT,
                        chat.to,
                        io.messagecenter.contracts.EventJson.mapper().writeValueAsString(send))
                .update();
        whapi.breakList(chat.to);
        var next = chat.sends("next");

        awaitUnclear(send, false);
        awaitUnclear(send, true);
        awaitAccepted(next);
        assertThat(whapi.words(chat.to)).containsExactly("next");
    }

    private Instant at(String time, SendMessage send) {
        return sql.sql("SELECT " + time + " FROM intents WHERE message_id = ?")
                .param(send.messageId())
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    private static void echo(TestChat chat, String words, String providerId) {
        var now = Instant.now();
        var head = new InboundHead(UUID.randomUUID(), "whatsapp", ACCOUNT, chat.address, now, now, false);
        TestTopics.send(
                Topic.INBOUND_EVENTS,
                chat.address.toString(),
                new MessageReceived(
                        head, providerId, true, Source.API, null, null, null, Content.text(words), null, false, null));
    }
}
