package io.messagecenter.outbound.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.outbound.Lane;
import io.messagecenter.contracts.outbound.OutboundResult.SendAccepted;
import io.messagecenter.contracts.outbound.SendMessage;
import io.messagecenter.outbound.OutboundTest;
import io.messagecenter.outbound.channel.Channel;
import io.messagecenter.outbound.whapi.Outcome;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;

/** What keeps two instances, one of them frozen and woken up again, from doing one thing twice. */
class FencingTest extends OutboundTest {

    @Autowired
    Intents intents;

    @Autowired
    Settlement settlement;

    @Autowired
    SendingProperties properties;

    @Autowired
    DispatcherLease lease;

    @Autowired
    Channel channel;

    @Test
    void anInstanceWithoutTheLeaseClaimsNothing() {
        var chat = new TestChat();
        whapi.refuseAll(401);
        try {
            var send = chat.sends("mine");
            await().until(channel::isOff);
            awaitState(send, "queued");

            assertThat(new DispatcherLease(sql, properties).renew()).isFalse();
            assertThat(intents.claim(UUID.randomUUID(), 0, 2, 100)).isEmpty();
            assertThat(lease.isHeld()).isTrue();
        } finally {
            whapi.refuseAll(0);
        }
        await().until(() -> !channel.isOff());
    }

    @Test
    void theDatabaseRefusesASecondCallOfAChat() {
        var chat = new TestChat();
        insert(chat, chat.message(Lane.PERSON, "first"), "unknown", 1);

        assertThatThrownBy(() -> insert(chat, chat.message(Lane.PERSON, "second"), "sending", 1))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aLateAnswerSettlesWhatWasGivenUpAsUnclear() {
        var chat = new TestChat();
        var send = chat.message(Lane.PERSON, "late");
        var id = insert(chat, send, "unknown", 3);

        settle(new Claim(id, 3, false, Duration.ZERO, send, null, null), new Outcome.Accepted("wa-late"));

        assertThat(state(send)).isEqualTo("sent");
        assertThat(awaitAccepted(send).providerId()).isEqualTo("wa-late");
    }

    @Test
    void whatAnEarlierClaimBringsBackChangesNothing() {
        var chat = new TestChat();
        var send = chat.message(Lane.PERSON, "late");
        var id = insert(chat, send, "sending", 3);

        settle(new Claim(id, 2, false, Duration.ZERO, send, null, null), new Outcome.Unreachable("before"));
        settle(new Claim(id, 2, false, Duration.ZERO, send, null, null), new Outcome.Unclear("before"));
        assertThat(state(send)).isEqualTo("sending");

        settle(new Claim(id, 3, false, Duration.ZERO, send, null, null), new Outcome.Accepted("wa-1"));
        settle(new Claim(id, 3, false, Duration.ZERO, send, null, null), new Outcome.Accepted("wa-1"));
        awaitAccepted(send);
        assertThat(results(SendAccepted.class, chat)).hasSize(1);
    }

    private void settle(Claim claim, Outcome outcome) {
        var step = Step.after(claim, outcome, Duration.ZERO, properties, () -> 1);
        settlement.settle(claim, outcome, step, false);
    }

    private long insert(TestChat chat, SendMessage send, String state, int tries) {
        return sql.sql("""
                        INSERT INTO intents (command_id, kind, message_id, chat_id, account, to_chat, lane, command, state, tries,
                                             started_at, unclear_at)
                        VALUES (?, 'send', ?, ?, ?, ?, 0, CAST(? AS jsonb), ?, ?, now(), now() + interval '1 hour')
                        RETURNING id""")
                .params(
                        send.id(),
                        send.messageId(),
                        chat.id,
                        ACCOUNT,
                        chat.to,
                        EventJson.mapper().writeValueAsString(send),
                        state,
                        tries)
                .query(Long.class)
                .single();
    }
}
