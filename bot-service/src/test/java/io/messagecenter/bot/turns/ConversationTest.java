package io.messagecenter.bot.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.bot.turns.Conversation.Pace;
import io.messagecenter.bot.turns.Conversation.Said;
import io.messagecenter.bot.turns.Turn.State;
import io.messagecenter.contracts.bot.BotProposal;
import io.messagecenter.contracts.chat.ChatEvent;
import io.messagecenter.contracts.content.MessageType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private static final Pace PACE = new Pace(Duration.ofMillis(1500), Duration.ofSeconds(10), Duration.ofSeconds(8));
    private static final Instant START = Instant.now();

    private final ChatScript chat = ChatScript.direct();
    private final Conversation conversation = conversation(List.of(), Past.NOTHING);

    @Test
    void aRulesAnswerIsReadyAtOnceAndForTheEpochOfItsMessage() {
        var message = chat.customerWrites("price?");
        take(message, START);

        assertThat(conversation.changed()).singleElement().satisfies(turn -> {
            assertThat(turn.state()).isEqualTo(State.READY);
            assertThat(turn.proposal()).isInstanceOfSatisfying(BotProposal.class, proposal -> {
                assertThat(proposal.inReplyTo()).isEqualTo(message.message().id());
                assertThat(proposal.botEpoch()).isEqualTo(chat.epoch());
                assertThat(proposal.text()).isEqualTo("It is cheap.");
            });
        });
    }

    @Test
    void anEventSeenBeforeChangesNothing() {
        var message = chat.customerWrites("price?");
        take(message, START);
        take(message, START);
        assertThat(conversation.said()).hasSize(1);

        var restarted =
                new Conversation(chat.id, chat.address, conversation.change(), chat.epoch(), List.of(), Past.NOTHING);
        restarted.take(message, TriageTest.triage(true), PACE, START);
        assertThat(restarted.changed()).isEmpty();
    }

    @Test
    void ofABurstTheNewestMessageIsAnswered() {
        var first = chat.customerWrites("I have a question");
        var second = chat.customerWrites("about kites");
        take(first, START);
        take(second, START.plusSeconds(1));

        assertThat(conversation.changed())
                .extracting(Turn::messageId)
                .containsExactly(first.message().id(), second.message().id());
        assertThat(conversation.changed()).extracting(Turn::state).containsExactly(State.DROPPED, State.WAITING);
        var waiting = conversation.changed().getLast();
        assertThat(waiting.nextAt()).isEqualTo(START.plusMillis(2500));
        assertThat(waiting.deadline()).isEqualTo(START.plusMillis(10_500));
    }

    @Test
    void whoNeverStopsWritingIsAnsweredInBetween() {
        for (int second = 0; second <= 10; second++) {
            take(chat.customerWrites("and another thing"), START.plusSeconds(second));
        }

        var open = conversation.changed().stream().filter(Turn::isWaiting).toList();
        assertThat(open).hasSize(2);
        assertThat(open.getFirst().nextAt()).isEqualTo(START.plusSeconds(10));
        assertThat(open.getLast().burstFrom()).isEqualTo(START.plusSeconds(10));
    }

    @Test
    void aBurstCountsAsOneReply() {
        for (int i = 0; i < 15; i++) {
            take(chat.customerWrites("and another thing"), START.plusMillis(i));
        }

        assertThat(conversation.changed().getLast().isWaiting()).isTrue();
    }

    @Test
    void repliesOfTheSameBatchCountTowardsTheLimit() {
        for (int i = 0; i < 11; i++) {
            take(chat.customerWrites("price?"), START);
        }

        assertThat(conversation.changed()).extracting(Turn::outcome).endsWith("rule:price", "flood");
    }

    @Test
    void aRuleInBetweenLeavesTheBurstAlone() {
        take(chat.customerWrites("I have a question"), START);
        take(chat.customerWrites("price?"), START.plusMillis(100));

        assertThat(conversation.changed()).extracting(Turn::state).containsExactly(State.WAITING, State.READY);
    }

    @Test
    void askingForAPersonEndsTheWaitingForTheAi() {
        take(chat.customerWrites("I have a question"), START);
        take(chat.customerWrites("agent"), START.plusMillis(100));

        assertThat(conversation.changed()).extracting(Turn::state).containsExactly(State.DROPPED, State.READY);
    }

    @Test
    void whenSomebodyTakesOverOpenTurnsAreDropped() {
        take(chat.customerWrites("I have a question"), START);
        take(chat.personTakesOver(), START);

        assertThat(conversation.changed()).extracting(Turn::outcome).containsExactly("taken_over");
    }

    @Test
    void aReplyFromThePhoneIsTakingOver() {
        take(chat.customerWrites("price?"), START);
        take(chat.colleagueWritesOnThePhone("I am on it"), START);

        assertThat(conversation.changed()).extracting(Turn::outcome).containsExactly("taken_over");
    }

    @Test
    void whatTakesNothingOverLeavesTurnsOpen() {
        take(chat.customerWrites("I have a question"), START);
        take(chat.labelIsPut(), START);
        take(chat.botReplies("something else"), START);

        assertThat(conversation.changed()).singleElement().matches(Turn::isWaiting);
    }

    @Test
    void openTurnsOfAnEarlierBatchAreDroppedToo() {
        take(chat.customerWrites("I have a question"), START);
        var later = new Conversation(
                chat.id, chat.address, conversation.change(), chat.epoch(), conversation.changed(), Past.NOTHING);
        later.take(chat.personTakesOver(), TriageTest.triage(true), PACE, START.plusSeconds(1));

        assertThat(later.changed()).extracting(Turn::state).containsExactly(State.DROPPED);
    }

    @Test
    void theTranscriptHoldsWhatWasSaidAndNoNotes() {
        var question = chat.customerWrites("I have a question");
        take(question, START);
        take(chat.botReplies("Please ask"), START);
        take(chat.noteIsLeft("a difficult one"), START);
        take(chat.customerSends(MessageType.VOICE, null, START), START);
        take(chat.edited(question, "I have two questions"), START);

        assertThat(conversation.said())
                .extracting(Said::text)
                .containsExactly("I have a question", "Please ask", "I have two questions");
        assertThat(conversation.said()).extracting(Said::isNew).containsExactly(true, true, false);
    }

    private void take(ChatEvent event, Instant now) {
        conversation.take(event, TriageTest.triage(true), PACE, now);
    }

    private Conversation conversation(List<Turn> open, Past past) {
        return new Conversation(chat.id, chat.address, 0, 0, open, past);
    }
}
