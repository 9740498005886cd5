package io.messagecenter.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.messagecenter.contracts.chat.ChatMode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChatStateTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final long ANA = 7;
    private static final long BO = 8;

    private final ChatState chat = new ChatState(ChatMode.BOT, NOW);

    private void received(int secondsFromNow) {
        chat.receivedFromCustomer(NOW.plusSeconds(secondsFromNow), false, true);
    }

    @Test
    void aCustomersMessageIsCountedAndUnread() {
        received(1);
        received(2);

        assertThat(chat.unread()).isEqualTo(2);
        assertThat(chat.customerMessages()).isEqualTo(2);
        assertThat(chat.seq).isEqualTo(2);
        assertThat(chat.lastMessageSeq).isEqualTo(2);
    }

    @Test
    void theOldestUnansweredMessageSaysSinceWhenTheCustomerWaits() {
        received(5);
        received(9);
        received(2);

        assertThat(chat.waitingSince()).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void aMessageOlderThanTheNewestTakesTheNextSeqAndIsNotTheLast() {
        received(10);
        received(5);

        assertThat(chat.seq).isEqualTo(2);
        assertThat(chat.lastMessageSeq).isEqualTo(1);
        assertThat(chat.lastMessageAt).isEqualTo(NOW.plusSeconds(10));
        assertThat(chat.sortedAt()).isEqualTo(NOW.plusSeconds(10));
    }

    @Test
    void ofTwoMessagesOfOneSecondTheLaterStoredIsTheLast() {
        received(10);
        received(10);

        assertThat(chat.lastMessageSeq).isEqualTo(2);
    }

    @Test
    void neitherTicksNorMessagesChangeTheVersion() {
        received(1);
        chat.repliedByBot(NOW);
        chat.readUpTo(1);

        assertThat(chat.version()).isZero();
        assertThat(chat.botEpoch()).isZero();
    }

    @Test
    void aPersonsReplyTakesOverFromTheBotAndTakesTheChat() {
        received(1);
        chat.repliedByPerson(ANA, NOW.plusSeconds(2));

        assertThat(chat.mode()).isEqualTo(ChatMode.AGENT);
        assertThat(chat.assignedAgentId()).isEqualTo(ANA);
        assertThat(chat.unread()).isZero();
        assertThat(chat.waitingSince()).isNull();
        assertThat(chat.version()).isPositive();
        assertThat(chat.botEpoch()).isPositive();
        assertThat(chat.takenOver()).isTrue();
    }

    @Test
    void aSecondReplyChangesNoVersionButSilencesTheBotAgain() {
        chat.repliedByPerson(ANA, NOW);
        var version = chat.version();
        var epoch = chat.botEpoch();
        chat.repliedByPerson(ANA, NOW.plusSeconds(1));

        assertThat(chat.version()).isEqualTo(version);
        assertThat(chat.botEpoch()).isGreaterThan(epoch);
    }

    @Test
    void anAssignedChatStaysWithItsAgentWhoeverReplies() {
        chat.assign(ANA);
        chat.repliedByPerson(BO, NOW);

        assertThat(chat.assignedAgentId()).isEqualTo(ANA);
    }

    @Test
    void aPausedChatStaysPausedWhenAPersonReplies() {
        chat.changeMode(ChatMode.PAUSED);
        chat.repliedByPerson(ANA, NOW);

        assertThat(chat.mode()).isEqualTo(ChatMode.PAUSED);
        assertThat(chat.assignedAgentId()).isEqualTo(ANA);
    }

    @Test
    void aClosedChatTakesNoReply() {
        chat.changeMode(ChatMode.CLOSED);

        assertThatIllegalStateException().isThrownBy(() -> chat.repliedByPerson(ANA, NOW));
    }

    @Test
    void aReplyFromThePhoneSilencesTheBotAndLeavesTheChatToAnyone() {
        received(1);
        chat.repliedFromPhone(NOW.plusSeconds(2));

        assertThat(chat.mode()).isEqualTo(ChatMode.AGENT);
        assertThat(chat.assignedAgentId()).isNull();
        assertThat(chat.unread()).isZero();
        assertThat(chat.waitingSince()).isNull();
        assertThat(chat.botEpoch()).isPositive();
        assertThat(chat.takenOver()).isTrue();
    }

    @Test
    void aReplyFromThePhoneLeavesAClosedChatClosed() {
        chat.changeMode(ChatMode.CLOSED);
        chat.repliedFromPhone(NOW);

        assertThat(chat.mode()).isEqualTo(ChatMode.CLOSED);
    }

    @Test
    void theBotsReplyEndsTheWaitingAndReadsNothing() {
        received(1);
        chat.repliedByBot(NOW.plusSeconds(2));

        assertThat(chat.waitingSince()).isNull();
        assertThat(chat.unread()).isEqualTo(1);
        assertThat(chat.takenOver()).isFalse();
    }

    @Test
    void whatOtherProgramsSendChangesNothingButTheThread() {
        received(1);
        chat.addedByOthers(NOW.plusSeconds(2));

        assertThat(chat.unread()).isEqualTo(1);
        assertThat(chat.waitingSince()).isNotNull();
        assertThat(chat.botEpoch()).isZero();
        assertThat(chat.lastMessageSeq).isEqualTo(2);
    }

    @Test
    void aNoteTakesASeqAndNothingElseNotices() {
        received(1);
        chat.noted(NOW.plusSeconds(50));

        assertThat(chat.seq).isEqualTo(2);
        assertThat(chat.lastMessageSeq).isEqualTo(1);
        assertThat(chat.lastMessageAt).isEqualTo(NOW.plusSeconds(1));
        assertThat(chat.unread()).isEqualTo(1);
        assertThat(chat.waitingSince()).isNotNull();
        assertThat(chat.botEpoch()).isZero();
    }

    @Test
    void whatWeWriteComesAfterAllThatIsThereNotesIncluded() {
        received(40);
        chat.noted(NOW.plusSeconds(50));

        assertThat(chat.writtenByUs(NOW)).isEqualTo(NOW.plusSeconds(50));
        assertThat(chat.writtenByUs(NOW.plusSeconds(60))).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void theProvidersTimeCountsUpToAMinuteAheadAndTheArrivalWhereItGaveNone() {
        assertThat(ChatState.written(NOW.minusSeconds(900), NOW)).isEqualTo(NOW.minusSeconds(900));
        assertThat(ChatState.written(NOW.plusSeconds(60), NOW)).isEqualTo(NOW.plusSeconds(60));
        assertThat(ChatState.written(NOW.plusSeconds(61), NOW)).isEqualTo(NOW.plusSeconds(60));
        assertThat(ChatState.written(null, NOW)).isEqualTo(NOW);
    }

    @Test
    void aBlockedCustomersMessageIsStoredAndNotSeen() {
        received(1);
        chat.receivedFromCustomer(NOW.plusSeconds(2), true, true);

        assertThat(chat.seq).isEqualTo(2);
        assertThat(chat.unread()).isEqualTo(1);
        chat.readUpTo(1);
        chat.repliedByBot(NOW);
        chat.receivedFromCustomer(NOW.plusSeconds(3), true, true);
        assertThat(chat.unread()).isZero();
        assertThat(chat.waitingSince()).isNull();
    }

    @Test
    void aBlockedCustomerReopensNothing() {
        chat.changeMode(ChatMode.CLOSED);
        chat.receivedFromCustomer(NOW, true, true);

        assertThat(chat.isClosed()).isTrue();
    }

    @Test
    void closingEndsTheWaiting() {
        received(1);
        chat.changeMode(ChatMode.CLOSED);

        assertThat(chat.waitingSince()).isNull();
        assertThat(chat.unread()).isEqualTo(1);
    }

    @Test
    void aCustomersMessageReturnsAClosedChatToTheModeItHadBefore() {
        chat.changeMode(ChatMode.PAUSED);
        chat.changeMode(ChatMode.CLOSED);
        var epoch = chat.botEpoch();
        received(1);

        assertThat(chat.mode()).isEqualTo(ChatMode.PAUSED);
        assertThat(chat.waitingSince()).isEqualTo(NOW.plusSeconds(1));
        assertThat(chat.botEpoch()).isGreaterThan(epoch);
        assertThat(chat.takenOver()).isTrue();
    }

    @Test
    void aClosedChatStaysClosedWhereMessagesDoNotReopen() {
        chat.changeMode(ChatMode.CLOSED);
        chat.receivedFromCustomer(NOW, false, false);

        assertThat(chat.isClosed()).isTrue();
        assertThat(chat.unread()).isEqualTo(1);
        assertThat(chat.waitingSince()).isNull();
    }

    @Test
    void theSameModeOrAssigneeAgainChangesNothing() {
        chat.changeMode(ChatMode.BOT);
        chat.assign(null);

        assertThat(chat.version()).isZero();
        assertThat(chat.botEpoch()).isZero();
        assertThat(chat.takenOver()).isFalse();
    }

    @Test
    void modeAssignmentAndLabelsEachChangeTheVersionAndOnlyTheFirstTwoSilenceTheBot() {
        chat.changeMode(ChatMode.AGENT);
        chat.assign(ANA);
        var epoch = chat.botEpoch();
        chat.relabelled();

        assertThat(chat.version()).isEqualTo(3);
        assertThat(epoch).isEqualTo(2);
        assertThat(chat.botEpoch()).isEqualTo(epoch);
    }

    @Test
    void aClaimTakesTheChatFromTheBot() {
        chat.claim(ANA);

        assertThat(chat.mode()).isEqualTo(ChatMode.AGENT);
        assertThat(chat.assignedAgentId()).isEqualTo(ANA);
    }

    @Test
    void aClaimLeavesAPausedChatPaused() {
        chat.changeMode(ChatMode.PAUSED);
        chat.claim(ANA);

        assertThat(chat.mode()).isEqualTo(ChatMode.PAUSED);
    }

    @Test
    void aHandOverToPeopleMakesTheCustomerWait() {
        received(1);
        chat.repliedByBot(NOW.plusSeconds(2));
        chat.handOver(ChatMode.AGENT, NOW.plusSeconds(1));

        assertThat(chat.mode()).isEqualTo(ChatMode.AGENT);
        assertThat(chat.waitingSince()).isEqualTo(NOW.plusSeconds(1));
        assertThat(chat.botEpoch()).isPositive();
        assertThat(chat.takenOver()).isFalse();
    }

    @Test
    void theWayBackToTheBotMakesNobodyWait() {
        chat.changeMode(ChatMode.AGENT);
        chat.handOver(ChatMode.BOT, NOW);

        assertThat(chat.mode()).isEqualTo(ChatMode.BOT);
        assertThat(chat.waitingSince()).isNull();
    }

    @Test
    void theReadMarkNeverGoesBackByReadingNorBeyondWhatThereIs() {
        received(1);
        received(2);
        received(3);
        chat.readUpTo(2);
        chat.readUpTo(1);
        assertThat(chat.unread()).isEqualTo(1);

        chat.readUpTo(99);
        assertThat(chat.unread()).isZero();
        received(4);
        assertThat(chat.unread()).isEqualTo(1);
    }

    @Test
    void messagesCanBeMarkedUnreadAgain() {
        received(1);
        received(2);
        received(3);
        chat.readUpTo(3);
        chat.unreadFrom(2);
        assertThat(chat.unread()).isEqualTo(2);

        chat.unreadFrom(0);
        assertThat(chat.unread()).isEqualTo(3);
    }
}
