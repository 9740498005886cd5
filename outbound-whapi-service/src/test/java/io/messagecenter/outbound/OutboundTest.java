package io.messagecenter.outbound;

import static org.awaitility.Awaitility.await;

import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.contracts.outbound.CancelSends;
import io.messagecenter.contracts.outbound.Lane;
import io.messagecenter.contracts.outbound.OutboundCommand;
import io.messagecenter.contracts.outbound.OutboundHead;
import io.messagecenter.contracts.outbound.OutboundResult;
import io.messagecenter.contracts.outbound.OutboundResult.SendAccepted;
import io.messagecenter.contracts.outbound.OutboundResult.SendFailed;
import io.messagecenter.contracts.outbound.OutboundResult.SendUnclear;
import io.messagecenter.contracts.outbound.SendMessage;
import io.messagecenter.platform.test.IntegrationTest;
import io.messagecenter.platform.test.TestTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** What the integration tests share: one context with short times, the stub, and words to speak to the service. */
@IntegrationTest
@TestPropertySource(
        properties = {
            "whapi.token=stub-token",
            "whapi.connect-timeout=500ms",
            "whapi.read-timeout=3s",
            "messagecenter.outbound.sending.first-retry=40ms",
            "messagecenter.outbound.sending.longest-retry=200ms",
            "messagecenter.outbound.sending.call-lasts=6s",
            "messagecenter.outbound.channel.sends-per-second=100",
            "messagecenter.outbound.channel.parallel-calls=4",
            "messagecenter.outbound.channel.kept-for-persons=1",
            "messagecenter.outbound.channel.circuit.calls=1000",
            "messagecenter.outbound.channel.circuit.minimum-calls=1000",
            "messagecenter.outbound.channel.patience.first-throttle=50ms",
            "messagecenter.outbound.channel.patience.longest-throttle=100ms",
            "messagecenter.outbound.channel.patience.longest-retry-after=100ms",
            "messagecenter.outbound.channel.patience.first-trial=100ms",
            "messagecenter.outbound.channel.patience.longest-trial=200ms",
            "messagecenter.outbound.unclear.looks=300ms,600ms,1500ms",
            "messagecenter.outbound.unclear.poll=100ms",
            "messagecenter.outbound.unclear.skew=5s",
            "messagecenter.outbound.desk.public-url=https://inbox.example.org/",
            "messagecenter.outbound.desk.webhook-secret=fresh-secret,old-secret",
            "messagecenter.outbound.desk.health-kept=0s",
            "messagecenter.outbound.desk.settings-kept=0s",
            "messagecenter.outbound.desk.test-takes=4s",
            "whapi.channel-id=STUB-1",
            "messagecenter.outbound.jobs.first-retry=50ms",
            "messagecenter.outbound.jobs.missing-tries=6",
            "messagecenter.outbound.jobs.media-max-bytes=2097152",
            "messagecenter.outbound.repair.settle=0s",
            "messagecenter.outbound.repair.at-most-every=200ms",
            "messagecenter.outbound.repair.page-size=3",
            "messagecenter.outbound.repair.requests-per-second=50",
            "messagecenter.outbound.repair.poll=50ms"
        })
public abstract class OutboundTest {

    protected static final String ACCOUNT = "STUB-1";
    protected static final WhapiStub whapi = new WhapiStub();
    private static final AtomicLong ids = new AtomicLong(1000);

    @Autowired
    protected JdbcClient sql;

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @DynamicPropertySource
    static void stub(DynamicPropertyRegistry registry) {
        registry.add("whapi.base-url", whapi::url);
        registry.add("messagecenter.blob.folder", () -> "target/blobs");
    }

    /** A chat that no other test knows. */
    protected static final class TestChat {
        public TestChat() {}

        public final long id = ids.incrementAndGet();
        public final String to = "1999555" + id + "@s.whatsapp.net";
        public final ConversationAddress address = ConversationAddress.whatsapp(ACCOUNT, to);
        private final AtomicLong seq = new AtomicLong();

        public OutboundHead head() {
            return new OutboundHead(UUID.randomUUID(), id, address, ACCOUNT, to, Instant.now());
        }

        public SendMessage message(Lane lane, String words) {
            return message(lane, MessageType.TEXT, words, null);
        }

        public SendMessage message(Lane lane, MessageType type, String words, @Nullable String quoted) {
            return new SendMessage(
                    head(), ids.incrementAndGet(), seq.incrementAndGet(), 1, lane, type, words, null, quoted);
        }

        public SendMessage sends(String words) {
            return order(message(Lane.PERSON, words));
        }

        public SendMessage botSends(String words) {
            return order(message(Lane.BOT, words));
        }

        public void cancels(SendMessage... sends) {
            order(new CancelSends(
                    head(), List.of(sends).stream().map(SendMessage::messageId).toList()));
        }

        public <C extends OutboundCommand> C order(C command) {
            TestTopics.send(Topic.OUTBOUND_WHATSAPP, address.toString(), command);
            return command;
        }
    }

    protected static SendAccepted awaitAccepted(SendMessage send) {
        return TestTopics.awaitEvent(
                Topic.OUTBOUND_RESULTS, SendAccepted.class, r -> r.messageId() == send.messageId());
    }

    protected static SendFailed awaitFailed(SendMessage send) {
        return TestTopics.awaitEvent(Topic.OUTBOUND_RESULTS, SendFailed.class, r -> r.messageId() == send.messageId());
    }

    protected static SendUnclear awaitUnclear(SendMessage send, boolean needsReview) {
        return TestTopics.awaitEvent(
                Topic.OUTBOUND_RESULTS,
                SendUnclear.class,
                r -> r.messageId() == send.messageId() && r.needsReview() == needsReview);
    }

    protected static <R extends OutboundResult> List<R> results(Class<R> type, TestChat chat) {
        return TestTopics.events(
                Topic.OUTBOUND_RESULTS, type, r -> chat.address.equals(r.head().address()));
    }

    protected String state(SendMessage send) {
        return sql.sql("SELECT state FROM intents WHERE kind = 'send' AND message_id = :id AND attempt = :attempt")
                .param("id", send.messageId())
                .param("attempt", send.attempt())
                .query(String.class)
                .optional()
                .orElse("none");
    }

    protected void awaitState(SendMessage send, String state) {
        await().until(() -> state(send), state::equals);
    }

    /** As if a call of this chat were unclear, and remained so. */
    protected void block(TestChat chat) {
        sql.sql("""
                        INSERT INTO intents (command_id, kind, chat_id, account, to_chat, lane, command, state, unclear_at)
                        VALUES (gen_random_uuid(), 'send', ?, ?, ?, 0, '{}', 'unknown', now() + interval '1 hour')""").params(chat.id, ACCOUNT, chat.to).update();
    }

    protected void unblock(TestChat chat) {
        sql.sql("UPDATE intents SET state = 'failed' WHERE chat_id = ? AND message_id IS NULL")
                .param(chat.id)
                .update();
    }
}
