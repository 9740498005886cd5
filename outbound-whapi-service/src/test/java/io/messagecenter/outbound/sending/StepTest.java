package io.messagecenter.outbound.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.contracts.outbound.DeleteMessage;
import io.messagecenter.contracts.outbound.FailureReason;
import io.messagecenter.contracts.outbound.Lane;
import io.messagecenter.contracts.outbound.OutboundCommand;
import io.messagecenter.contracts.outbound.OutboundHead;
import io.messagecenter.contracts.outbound.SendMessage;
import io.messagecenter.outbound.whapi.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StepTest {

    private static final SendingProperties RULES = new SendingProperties(
            Duration.ofMillis(250),
            Duration.ofSeconds(2),
            Duration.ofSeconds(20),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofHours(24),
            Duration.ofDays(30));

    @Test
    void anIdIsTheEnd() {
        assertThat(after(1, new Outcome.Accepted("wa-1"))).isEqualTo(new Step.Finish("wa-1"));
    }

    @Test
    void aRefusalIsTheEnd() {
        assertThat(after(1, new Outcome.Rejected(FailureReason.FORBIDDEN, "no")))
                .isEqualTo(new Step.Fail(FailureReason.FORBIDDEN, "no"));
    }

    @Test
    void anUnclearSendIsNeverRepeatedByItself() {
        assertThat(after(1, new Outcome.Unclear("who knows"))).isEqualTo(new Step.Wonder("who knows"));
    }

    @Test
    void anUnclearDeletionMayBeRepeatedButNotForEver() {
        assertThat(afterUnclearDeletion(1)).isInstanceOf(Step.Wait.class);
        assertThat(afterUnclearDeletion(5)).isInstanceOf(Step.Fail.class);
    }

    @Test
    void waitsDoubleUpToHalfAMinute() {
        assertThat(delay(1, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(delay(2, 1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(delay(4, 1)).isEqualTo(Duration.ofSeconds(8));
        assertThat(delay(6, 1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(delay(1_000_000, 1)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void waitsAreSpreadOverTheWholeTime() {
        assertThat(delay(6, 0)).isZero();
        assertThat(delay(6, 0.5)).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void aThrottledSendWaitsAtLeastAsLongAsTheChannel() {
        var step = Step.after(
                claim(1, Duration.ZERO), new Outcome.Throttled(null), Duration.ofSeconds(7), RULES, () -> 0.1);

        assertThat(step).isEqualTo(new Step.Wait(Duration.ofSeconds(7), Step.HeldBy.THROTTLE));
    }

    @Test
    void aChannelThatIsOffDelaysNothingByItself() {
        assertThat(after(9, new Outcome.ChannelOff("logged out")))
                .isEqualTo(new Step.Wait(Duration.ZERO, Step.HeldBy.CHANNEL_OFF));
    }

    @Test
    void aDayIsTooLong() {
        var step = Step.after(
                claim(1, Duration.ofHours(25)), new Outcome.ChannelOff("logged out"), Duration.ZERO, RULES, () -> 1);

        assertThat(step)
                .isInstanceOfSatisfying(
                        Step.Fail.class, fail -> assertThat(fail.reason()).isEqualTo(FailureReason.EXPIRED));
    }

    private static Step afterUnclearDeletion(int tries) {
        var deletion = new Claim(1, tries, false, Duration.ZERO, new DeleteMessage(head(), 1, "wa-1"), null, null);
        return Step.after(deletion, new Outcome.Unclear("who knows"), Duration.ZERO, RULES, () -> 1);
    }

    private static Duration delay(int tries, double jitter) {
        var step = Step.after(
                claim(tries, Duration.ZERO), new Outcome.Unreachable("down"), Duration.ZERO, RULES, () -> jitter);
        return ((Step.Wait) step).delay();
    }

    private static Step after(int tries, Outcome outcome) {
        return Step.after(claim(tries, Duration.ZERO), outcome, Duration.ZERO, RULES, () -> 1);
    }

    private static Claim claim(int tries, Duration age) {
        OutboundCommand send = new SendMessage(head(), 1, 1, 1, Lane.PERSON, MessageType.TEXT, "hello", null, null);
        return new Claim(1, tries, false, age, send, null, null);
    }

    private static OutboundHead head() {
        var address = ConversationAddress.whatsapp("STUB-1", "4477002@s.whatsapp.net");
        return new OutboundHead(UUID.randomUUID(), 1, address, "STUB-1", address.chatId(), Instant.EPOCH);
    }
}
