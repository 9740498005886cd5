package io.messagecenter.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.content.MessageStatus;
import io.messagecenter.contracts.inbound.ChannelChanged;
import io.messagecenter.contracts.inbound.DeliveryReported;
import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.inbound.InboundHead;
import io.messagecenter.contracts.inbound.MessageReceived;
import io.messagecenter.outbound.repair.Watch;
import io.messagecenter.platform.test.TestTopics;
import io.messagecenter.whapi.Delivery;
import io.messagecenter.whapi.Element;
import io.messagecenter.whapi.WebhookBody;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

class RepairTest extends OutboundTest {

    @Autowired
    Watch watch;

    @Test
    void whatNoWebhookBroughtIsPublishedOnceInOrderAndAsItsWebhookWouldHaveBeen() {
        var chat = new TestChat();
        var written = IntStream.range(0, 8)
                .mapToObj(i -> message(chat, "lost " + i, 60 - i))
                .toList();
        written.forEach(whapi::lists);

        theChannelComesBack();
        TestTopics.awaitEvents(Topic.INBOUND_EVENTS, MessageReceived.class, of(chat), 8);
        theChannelComesBack();
        var marker = new TestChat();
        whapi.lists(message(marker, "marker", 0));
        theChannelComesBack();
        TestTopics.awaitEvent(Topic.INBOUND_EVENTS, MessageReceived.class, of(marker));

        var found = TestTopics.events(Topic.INBOUND_EVENTS, MessageReceived.class, of(chat));
        assertThat(found)
                .extracting(m -> m.content().text())
                .containsExactlyElementsOf(
                        IntStream.range(0, 8).mapToObj(i -> "lost " + i).toList());
        assertThat(found).allSatisfy(m -> assertThat(m.head().repaired()).isTrue());
        assertThat(found)
                .extracting(InboundEvent::id)
                .containsExactlyElementsOf(written.stream()
                        .map(RepairTest::posted)
                        .map(InboundEvent::id)
                        .toList());
    }

    @Test
    void whatAWebhookBroughtIsNotPublishedAgain() {
        var chat = new TestChat();
        var message = message(chat, "told and listed", 5);
        var told = posted(message);
        TestTopics.send(Topic.INBOUND_EVENTS, chat.address.toString(), told);
        await().until(() -> isKnown(chat));
        whapi.lists(message);
        var marker = new TestChat();
        whapi.lists(message(marker, "marker", 4));

        theChannelComesBack();
        TestTopics.awaitEvent(Topic.INBOUND_EVENTS, MessageReceived.class, of(marker));

        assertThat(TestTopics.events(Topic.INBOUND_EVENTS, MessageReceived.class, of(chat)))
                .hasSize(1);
    }

    @Test
    void howFarAnOwnMessageGotIsFoundToo() {
        var chat = new TestChat();
        whapi.lists(message(chat, "from the phone", 3)
                .put("from_me", true)
                .put("source", "mobile")
                .put("status", "read"));

        theChannelComesBack();

        var status = TestTopics.awaitEvent(
                Topic.INBOUND_EVENTS,
                DeliveryReported.class,
                s -> chat.address.equals(s.head().address()));
        assertThat(status.status()).isEqualTo(MessageStatus.READ);
    }

    @Test
    void aLookThatFailsIsRepeatedUntilNothingIsMissing() {
        var chat = new TestChat();
        whapi.lists(message(chat, "patience", 2));
        whapi.refuseList(500);
        try {
            theChannelComesBack();
            var before = listCalls();
            await().until(() -> listCalls() >= before + 2);
            assertThat(TestTopics.events(Topic.INBOUND_EVENTS, MessageReceived.class, of(chat)))
                    .isEmpty();
        } finally {
            whapi.refuseList(0);
        }

        TestTopics.awaitEvent(Topic.INBOUND_EVENTS, MessageReceived.class, of(chat));
    }

    @Test
    void sendsDoNotWaitForALookThatTakesLong() {
        var open = new CountDownLatch(1);
        whapi.holdList(open);
        try {
            var before = listCalls();
            theChannelComesBack();
            await().until(() -> listCalls() > before);

            awaitAccepted(new TestChat().sends("right through"));

            assertThat(open.getCount()).isOne();
        } finally {
            open.countDown();
        }
    }

    @Test
    void whatWasMissedWhileTheChannelWasOffIsFoundWhenASendGetsThrough() {
        var chat = new TestChat();
        whapi.refuseAll(401);
        whapi.refuseList(401);
        var send = chat.sends("are you there?");
        await().until(() -> whapi.sendCalls(chat.to) >= 1);
        whapi.lists(message(chat, "yes", 1));
        whapi.refuseList(0);
        whapi.refuseAll(0);

        awaitAccepted(send);

        TestTopics.awaitEvent(Topic.INBOUND_EVENTS, MessageReceived.class, of(chat));
    }

    private boolean isKnown(TestChat chat) {
        return !TestTopics.events(Topic.INBOUND_EVENTS, MessageReceived.class, of(chat))
                        .isEmpty()
                && watchKnows(chat);
    }

    private boolean watchKnows(TestChat chat) {
        return TestTopics.events(Topic.INBOUND_EVENTS, MessageReceived.class, of(chat)).stream()
                .allMatch(watch::knows);
    }

    private static long listCalls() {
        return whapi.calls().stream()
                .filter(c -> c.path().equals("/messages/list"))
                .count();
    }

    private static java.util.function.Predicate<MessageReceived> of(TestChat chat) {
        return m -> chat.address.equals(m.head().address());
    }

    private static void theChannelComesBack() {
        for (var state : List.of("QR", "AUTH")) {
            var now = Instant.now();
            var head = new InboundHead(UUID.randomUUID(), "whatsapp", ACCOUNT, null, null, now, false);
            TestTopics.send(Topic.INBOUND_EVENTS, ACCOUNT, new ChannelChanged(head, state, null, null));
        }
    }

    private static ObjectNode message(TestChat chat, String words, int secondsAgo) {
        var message = EventJson.mapper()
                .createObjectNode()
                .put("id", "in-" + UUID.randomUUID())
                .put("from_me", false)
                .put("type", "text")
                .put("chat_id", chat.to)
                .put("timestamp", Instant.now().getEpochSecond() - secondsAgo)
                .put("source", "mobile");
        message.putObject("text").put("body", words);
        return message;
    }

    /** What webhook-ingest-service would have published. */
    private static MessageReceived posted(ObjectNode message) {
        var body = EventJson.mapper().createObjectNode();
        body.putArray("messages").add(message);
        body.putObject("event").put("type", "messages").put("event", "post");
        body.put("channel_id", ACCOUNT);
        var bytes = body.toString().getBytes(UTF_8);
        var elements = new ArrayList<Element>();
        new WebhookBody(bytes, bytes.length, Delivery.of("default", "POST", "/webhook/whapi", Instant.now()))
                .forEach(elements::add);
        return (MessageReceived)
                ((Element.Readable) elements.getFirst()).events().getFirst();
    }
}
