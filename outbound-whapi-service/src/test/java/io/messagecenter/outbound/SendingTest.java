package io.messagecenter.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.contracts.outbound.CancelSends;
import io.messagecenter.contracts.outbound.DeleteMessage;
import io.messagecenter.contracts.outbound.EditMessage;
import io.messagecenter.contracts.outbound.FailureReason;
import io.messagecenter.contracts.outbound.Lane;
import io.messagecenter.contracts.outbound.MessageAction;
import io.messagecenter.contracts.outbound.OutboundMedia;
import io.messagecenter.contracts.outbound.OutboundResult.ActionDone;
import io.messagecenter.contracts.outbound.OutboundResult.ActionFailed;
import io.messagecenter.contracts.outbound.OutboundResult.SendAccepted;
import io.messagecenter.contracts.outbound.OutboundResult.SendFailed;
import io.messagecenter.contracts.outbound.ReactToMessage;
import io.messagecenter.contracts.outbound.SendMessage;
import io.messagecenter.outbound.WhapiStub.Act;
import io.messagecenter.platform.blob.BlobStore;
import io.messagecenter.platform.test.TestTopics;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SendingTest extends OutboundTest {

    @Autowired
    BlobStore blobStore;

    @Test
    void aMessageGoesOutAndItsIdComesBack() {
        var chat = new TestChat();
        var send = chat.order(chat.message(Lane.PERSON, MessageType.TEXT, "Your parcel left Lyon", "wa-quoted"));

        var accepted = awaitAccepted(send);

        assertThat(whapi.taken(chat.to)).singleElement().satisfies(taken -> {
            assertThat(taken.words()).isEqualTo("Your parcel left Lyon");
            assertThat(taken.quoted()).isEqualTo("wa-quoted");
            assertThat(accepted.providerId()).isEqualTo(taken.id());
        });
        assertThat(accepted.head().address()).isEqualTo(chat.address);
        assertThat(state(send)).isEqualTo("sent");
    }

    @Test
    void aCommandThatComesTwiceIsCarriedOutOnce() {
        var chat = new TestChat();
        var send = chat.sends("once");
        chat.order(send);
        var sameMessage = new SendMessage(
                chat.head(), send.messageId(), send.seq(), 1, Lane.PERSON, MessageType.TEXT, "once", null, null);
        chat.order(sameMessage);
        awaitAccepted(chat.sends("marker"));

        assertThat(whapi.words(chat.to)).containsExactly("once", "marker");
    }

    @Test
    void aChatKeepsItsOrderWhileItsFirstMessageIsRefusedForAWhile() {
        var chat = new TestChat();
        whapi.script(chat.to, Act.answer(429), Act.tooMany(1), Act.answer(429));
        chat.sends("one");
        chat.botSends("two");
        chat.sends("three");
        awaitAccepted(chat.sends("four"));

        assertThat(whapi.words(chat.to)).containsExactly("one", "two", "three", "four");
        assertThat(whapi.sendCalls(chat.to)).isEqualTo(7);
    }

    @Test
    void aPersonsSendDoesNotWaitBehindBotsOfOtherChats() {
        var open = new CountDownLatch(1);
        var busy = IntStream.range(0, 6).mapToObj(_ -> new TestChat()).toList();
        busy.forEach(chat -> whapi.script(chat.to, Act.stall(open)));
        try {
            busy.forEach(chat -> chat.botSends("automatic"));
            await().until(() ->
                    busy.stream().filter(c -> whapi.sendCalls(c.to) > 0).count() >= 3);
            var chat = new TestChat();

            awaitAccepted(chat.sends("by hand"));

            assertThat(open.getCount()).isOne();
        } finally {
            open.countDown();
        }
    }

    @Test
    void whatStandsBeforeAPersonsSendIsAsUrgentEvenWhenItComesBackFromTheWire() {
        var chat = new TestChat();
        var open = new CountDownLatch(1);
        whapi.script(chat.to, new Act(false, 429, "{}", Map.of(), open));
        var onTheWire = chat.botSends("automatic");
        var waiting = chat.botSends("automatic as well");
        await().until(() -> whapi.sendCalls(chat.to) == 1);
        var person = chat.sends("by hand");
        awaitState(person, "queued");

        assertThat(lane(onTheWire)).isZero();
        assertThat(lane(waiting)).isZero();
        open.countDown();
        awaitAccepted(person);
        assertThat(whapi.words(chat.to)).containsExactly("automatic", "automatic as well", "by hand");
    }

    @Test
    void whatIsCancelledBeforeTheWireIsNeverSentAndSaysSo() {
        var chat = new TestChat();
        var open = new CountDownLatch(1);
        whapi.script(chat.to, Act.acceptAfter(open));
        var onTheWire = chat.botSends("on the wire");
        await().until(() -> whapi.sendCalls(chat.to) == 1);
        var waiting = chat.botSends("waiting");
        chat.cancels(onTheWire, waiting);

        var failed = awaitFailed(waiting);
        open.countDown();
        awaitAccepted(onTheWire);
        awaitAccepted(chat.sends("marker"));

        assertThat(failed.reason()).isEqualTo(FailureReason.CANCELLED);
        assertThat(failed.detail()).isEqualTo("A colleague took over before the bot's answer went out.");
        assertThat(whapi.words(chat.to)).containsExactly("on the wire", "marker");
        assertThat(results(SendFailed.class, chat)).hasSize(1);
    }

    @Test
    void whatIsCancelledOnTheWireIsNotTriedAgain() {
        var chat = new TestChat();
        var open = new CountDownLatch(1);
        whapi.script(chat.to, new Act(false, 429, "{}", Map.of(), open));
        var send = chat.botSends("refused in the end");
        await().until(() -> whapi.sendCalls(chat.to) == 1);
        chat.cancels(send);
        await().until(() -> sql.sql("SELECT cancel_requested FROM intents WHERE message_id = ?")
                .param(send.messageId())
                .query(Boolean.class)
                .single());
        open.countDown();

        assertThat(awaitFailed(send).reason()).isEqualTo(FailureReason.CANCELLED);
        awaitAccepted(chat.sends("marker"));
        assertThat(whapi.words(chat.to)).containsExactly("marker");
    }

    @Test
    void aCancellationThatComesAgainDoesNotReachWhatWasOrderedSince() {
        var chat = new TestChat();
        block(chat);
        var first = chat.botSends("an answer");
        var cancel = chat.order(new CancelSends(chat.head(), List.of(first.messageId())));
        awaitFailed(first);
        var second = chat.order(new SendMessage(
                chat.head(),
                first.messageId(),
                first.seq(),
                2,
                Lane.PERSON,
                MessageType.TEXT,
                "an answer",
                null,
                null));
        chat.order(cancel);
        var marker = chat.sends("marker");
        awaitState(marker, "queued");
        unblock(chat);
        awaitAccepted(marker);

        assertThat(state(second)).isEqualTo("sent");
        assertThat(whapi.words(chat.to)).containsExactly("an answer", "marker");
    }

    @Test
    void aRefusalIsFinalAndToldInWords() {
        var chat = new TestChat();
        whapi.script(chat.to, Act.answer(400), Act.answer(403));
        var wrong = chat.sends("wrong");
        var forbidden = chat.sends("forbidden");
        awaitAccepted(chat.sends("marker"));

        assertThat(awaitFailed(wrong)).satisfies(failed -> {
            assertThat(failed.reason()).isEqualTo(FailureReason.REJECTED);
            assertThat(failed.detail()).isEqualTo("WhatsApp did not accept this message: scripted 400");
        });
        assertThat(awaitFailed(forbidden).reason()).isEqualTo(FailureReason.FORBIDDEN);
        assertThat(whapi.sendCalls(chat.to)).isEqualTo(3);
    }

    @Test
    void aFileFailsClearlyInsteadOfBeingLost() {
        var chat = new TestChat();
        var image = chat.order(chat.message(Lane.PERSON, MessageType.IMAGE, "look", null));

        assertThat(awaitFailed(image).reason()).isEqualTo(FailureReason.UNSUPPORTED);
        assertThat(whapi.sendCalls(chat.to)).isZero();
    }

    @Test
    void aFileGoesToWhapiFirstAndThenItsMessageWithTheCaptionInTheChatsOrder() {
        var chat = new TestChat();
        var blob = blobStore.put(new ByteArrayInputStream("picture".getBytes(UTF_8)), 100);
        whapi.script("/media", Act.answer(500), Act.tooMany(0));
        var before = chat.sends("look at this:");
        var image = new SendMessage(
                chat.head(),
                700_000 + chat.id,
                2,
                1,
                Lane.PERSON,
                MessageType.IMAGE,
                "our shop",
                new OutboundMedia(blob.key(), "image/png", null, blob.size()),
                null);
        chat.order(image);
        var after = chat.sends("nice?");
        awaitAccepted(before);
        awaitAccepted(image);
        awaitAccepted(after);

        assertThat(whapi.words(chat.to)).hasSize(3).satisfies(words -> {
            assertThat(words.getFirst()).isEqualTo("look at this:");
            assertThat(words.get(1)).startsWith("image png-wa-").endsWith(" our shop");
            assertThat(words.getLast()).isEqualTo("nice?");
        });
    }

    @Test
    void aFileThatIsGoneFailsItsMessageAndTheChatGoesOn() {
        var chat = new TestChat();
        var image = new SendMessage(
                chat.head(),
                700_000 + chat.id,
                1,
                1,
                Lane.PERSON,
                MessageType.IMAGE,
                null,
                new OutboundMedia("0".repeat(32), "image/png", null, 7),
                null);
        chat.order(image);
        awaitAccepted(chat.sends("after"));

        assertThat(awaitFailed(image).detail()).isEqualTo("The file is no longer here; attach it again.");
    }

    @Test
    void editsDeletionsAndReactionsAreCarriedOutInOrderAndMayBeRepeated() {
        var chat = new TestChat();
        var id = "wa-old-" + chat.id;
        whapi.script(chat.to, Act.acceptThen(500));
        chat.order(new EditMessage(chat.head(), 1, id, "better words"));
        chat.order(new ReactToMessage(chat.head(), 1, id, "🎉"));
        chat.order(new DeleteMessage(chat.head(), 1, id));
        awaitAccepted(chat.sends("marker"));

        var mine = whapi.calls().stream()
                .filter(c -> c.path().contains(id)
                        || c.body().path("edit").asString("").equals(id))
                .map(c -> c.method() + " " + c.path())
                .toList();
        assertThat(mine)
                .containsExactly(
                        "POST /messages/text",
                        "POST /messages/text",
                        "PUT /messages/" + id + "/reaction",
                        "DELETE /messages/" + id);
        assertThat(results(SendAccepted.class, chat)).hasSize(1);
    }

    @Test
    void everyChangeOfAMessageIsAnsweredWithHowItWent() {
        var chat = new TestChat();
        var id = "wa-sent-" + chat.id;
        whapi.script("/messages/" + id + "/reaction", Act.answer(403));
        var edit = chat.order(new EditMessage(chat.head(), 71, id, "better words"));
        var reaction = chat.order(new ReactToMessage(chat.head(), 71, id, "🎉"));
        awaitAccepted(chat.sends("marker"));

        assertThat(results(ActionDone.class, chat)).singleElement().satisfies(done -> {
            assertThat(done.orderId()).isEqualTo(edit.id());
            assertThat(done.messageId()).isEqualTo(71);
            assertThat(done.action()).isEqualTo(MessageAction.EDIT);
        });
        assertThat(results(ActionFailed.class, chat)).singleElement().satisfies(failed -> {
            assertThat(failed.orderId()).isEqualTo(reaction.id());
            assertThat(failed.action()).isEqualTo(MessageAction.REACT);
            assertThat(failed.reason()).isEqualTo(FailureReason.FORBIDDEN);
            assertThat(failed.detail()).startsWith("WhatsApp does not allow us to write to this chat");
            assertThat(failed.providerCode()).isEqualTo("403");
        });
    }

    @Test
    void aNumberThatIsNotOnWhatsAppIsNamedAsTheReason() {
        var chat = new TestChat();
        whapi.takeOffWhatsApp(chat.address.phone());
        whapi.script(chat.to, Act.answer(400));

        var failed = awaitFailed(chat.sends("anybody there?"));

        assertThat(failed.reason()).isEqualTo(FailureReason.UNKNOWN_NUMBER);
        assertThat(failed.detail()).isEqualTo("This number is not on WhatsApp.");
        assertThat(failed.providerCode()).isEqualTo("400");
    }

    @Test
    void theCallAndTheResultBelongToTheTraceOfTheCommand() {
        var chat = new TestChat();
        var traceId = "0af7651916cd43dd8448eb211c80319c";
        var send = chat.message(Lane.PERSON, "follow me");
        TestTopics.send(
                Topic.OUTBOUND_WHATSAPP,
                chat.address.toString(),
                send,
                Map.of("traceparent", "00-" + traceId + "-b7ad6b7169203331-01"));
        awaitAccepted(send);

        assertThat(whapi.calls())
                .filteredOn(call -> call.body().path("to").asString("").equals(chat.to))
                .singleElement()
                .satisfies(call -> assertThat(call.traceParent()).startsWith("00-" + traceId));
        var result = TestTopics.awaitRecord(
                Topic.OUTBOUND_RESULTS.topicName(), it -> it.contains("\"message_id\":" + send.messageId() + ","));
        assertThat(new String(result.headers().lastHeader("traceparent").value(), UTF_8))
                .startsWith("00-" + traceId);
    }

    @Test
    void aPoisonRecordEndsInTheDeadLettersAndItsNeighboursPass() {
        var chat = new TestChat();
        var poison = "{\"type\":\"send\",\"head\":" + UUID.randomUUID();
        var before = chat.sends("before");
        TestTopics.sendRaw(Topic.OUTBOUND_WHATSAPP.topicName(), chat.address.toString(), poison.getBytes());
        var after = chat.sends("after");

        awaitAccepted(before);
        awaitAccepted(after);
        TestTopics.awaitRecord(Topic.OUTBOUND_WHATSAPP.dlt(), poison::equals);
    }

    @Test
    void aCommandWithoutAChatEndsInTheDeadLettersAlone() {
        var chat = new TestChat();
        var id = UUID.randomUUID();
        var headless = "{\"type\":\"send\",\"head\":{\"id\":\"%s\"},\"message_id\":5}".formatted(id);
        TestTopics.sendRaw(Topic.OUTBOUND_WHATSAPP.topicName(), chat.address.toString(), headless.getBytes());

        awaitAccepted(chat.sends("after"));
        TestTopics.awaitRecord(Topic.OUTBOUND_WHATSAPP.dlt(), headless::equals);
    }

    private int lane(SendMessage send) {
        return sql.sql("SELECT lane FROM intents WHERE message_id = ?")
                .param(send.messageId())
                .query(Integer.class)
                .single();
    }
}
