package io.messagecenter.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.outbound.OutboundResult.ChannelState;
import io.messagecenter.contracts.outbound.OutboundResult.SendAccepted;
import io.messagecenter.contracts.outbound.OutboundResult.SendFailed;
import io.messagecenter.contracts.outbound.OutboundResult.SendUnclear;
import io.messagecenter.outbound.WhapiStub.Act;
import io.messagecenter.outbound.channel.Channel;
import io.messagecenter.platform.test.TestTopics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

class ChannelTroubleTest extends OutboundTest {

    @Autowired
    Channel channel;

    @Autowired
    @Qualifier("whapiHealthIndicator") HealthIndicator health;

    @ParameterizedTest
    @ValueSource(ints = {401, 402})
    void sendsWaitWhileTheChannelCannotSendAndGoOutOnceWhenItIsBack(int refusal) {
        var chat = new TestChat();
        var other = new TestChat();
        await().until(() -> states().isEmpty() || states().getLast().canSend());
        var before = states().size();
        whapi.refuseAll(refusal);
        var first = chat.sends("first");
        await().until(channel::isOff);
        var second = other.sends("second");
        await().until(() -> whapi.sendCalls(chat.to) + whapi.sendCalls(other.to) >= 3);
        assertThat(health.health().getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(state(first)).isIn("queued", "sending");
        whapi.refuseAll(0);

        awaitAccepted(first);
        awaitAccepted(second);

        assertThat(whapi.words(chat.to)).containsExactly("first");
        assertThat(whapi.words(other.to)).containsExactly("second");
        assertThat(channel.isOff()).isFalse();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        await().untilAsserted(() -> assertThat(states().subList(before, states().size()))
                .extracting(ChannelState::canSend)
                .containsExactly(false, true));
        assertThat(results(SendFailed.class, chat)).isEmpty();
    }

    @Test
    void aChannelThatCameBackWhileNothingWasWaitingIsNoticedByItsHealth() {
        whapi.health("QR");
        var chat = new TestChat();
        whapi.script(chat.to, Act.answer(401));
        var send = chat.botSends("never mind");
        await().until(channel::isOff);
        chat.cancels(send);
        whapi.health("AUTH");

        await().until(() -> !channel.isOff());
    }

    @Test
    void aRemovedTokenIsTheChannelsTroubleAndNotTheMessages() {
        var chat = new TestChat();
        whapi.script(chat.to, Act.answer(404, "{\"error\":{\"code\":404,\"message\":\"Channel not found\"}}"));

        awaitAccepted(chat.sends("still here"));

        assertThat(results(SendFailed.class, chat)).isEmpty();
    }

    @Test
    void whatCouldNotConnectIsSentOnceWhenWhapiIsThereAgain() {
        var chat = new TestChat();
        whapi.stop();
        try {
            var send = chat.sends("patience");
            await().until(() -> sql.sql("SELECT coalesce(max(tries), 0) FROM intents WHERE message_id = ?")
                            .param(send.messageId())
                            .query(Integer.class)
                            .single()
                    >= 2);
            assertThat(state(send)).isIn("queued", "sending");
            whapi.start();

            awaitAccepted(send);
        } finally {
            whapi.stop();
            whapi.start();
        }
        assertThat(whapi.words(chat.to)).containsExactly("patience");
        assertThat(results(SendUnclear.class, chat)).isEmpty();
        assertThat(results(SendAccepted.class, chat)).hasSize(1);
    }

    private static List<ChannelState> states() {
        return TestTopics.events(
                Topic.OUTBOUND_RESULTS,
                ChannelState.class,
                s -> s.head().account().equals(ACCOUNT));
    }
}
