package io.messagecenter.bot.turns;

import static io.messagecenter.platform.test.TestTopics.awaitEvent;
import static io.messagecenter.platform.test.TestTopics.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.messagecenter.bot.BotTest;
import io.messagecenter.bot.turns.Turn.State;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.bot.BotEvent;
import io.messagecenter.contracts.bot.BotProposal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an instance that died left behind: rows only. */
@BotTest
class RecoveryTest {

    @Autowired
    NamedParameterJdbcTemplate batches;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Turns turns;

    @Autowired
    CircuitBreaker breaker;

    private final ChatScript chat = ChatScript.direct();
    private final long messageId =
            chat.customerWrites("do you like kites").message().id();
    private final Instant now = Instant.now();

    @BeforeEach
    void aiIsWell() {
        breaker.reset();
    }

    @Test
    void aTurnPastItsDeadlineGetsTheFallback() {
        leftBehind(waiting(now.minusSeconds(60), now.minusSeconds(50), now.minusSeconds(40)));

        assertThat(proposal().reason()).isEqualTo("fallback");
        await().until(() -> state().equals("done"));
    }

    @Test
    void aTurnThatIsStillInTimeIsAnsweredByTheAi() {
        jdbc.sql("insert into transcript (chat_id, seq, message_id, by_customer, text, created_at)"
                        + " values (?, 1, ?, true, 'do you like kites', now())")
                .params(chat.id, messageId)
                .update();
        leftBehind(waiting(now, now.minusMillis(1), now.plusSeconds(20)));

        assertThat(proposal().text()).contains("do you like kites");
    }

    @Test
    void aProposalThatMayNotBeInKafkaIsPublishedAgainUnderTheSameId() {
        var waiting = waiting(now.minusSeconds(30), now, now);
        var decided = Proposals.reply(waiting, "decided before", null, "rule:kites", now);
        var ready = waiting.ready(decided, "rule:kites", true, now.minus(Turn.PATIENCE));
        leftBehind(ready);

        assertThat(proposal()).isEqualTo(decided);
        assertThat(decided.id())
                .isEqualTo(Proposals.reply(waiting, "fallback", null, "fallback", now)
                        .id());
        await().until(() -> state().equals("done"));
    }

    @Test
    void whatIsFoundTooLateWaitsForAPerson() {
        leftBehind(waiting(now.minus(Duration.ofMinutes(16)), now.minusSeconds(950), now.minusSeconds(940)));

        await().until(() -> state().equals("dropped"));
        assertThat(events(Topic.BOT_REPLIES, BotEvent.class, e -> e.chatId() == chat.id))
                .isEmpty();
    }

    @Test
    void ofAnswerAndFallbackOnlyOneIsDecided() {
        var waiting = waiting(now, now.plusSeconds(3600), now.plusSeconds(3600));
        leftBehind(waiting);
        var answer = waiting.ready(Proposals.reply(waiting, "answer", null, "ai", now), "ai", true, now);
        var fallback = waiting.ready(Proposals.reply(waiting, "sorry", null, "fallback", now), "fallback", true, now);

        assertThat(turns.decide(answer)).isTrue();
        assertThat(turns.decide(fallback)).isFalse();
        assertThat(turns.drop(answer.dropped("taken_over"))).isTrue();
        assertThat(turns.decide(fallback)).isFalse();
    }

    private Turn waiting(Instant writtenAt, Instant due, Instant deadline) {
        return new Turn(
                messageId,
                chat.id,
                chat.address,
                1,
                chat.epoch(),
                State.WAITING,
                null,
                true,
                null,
                writtenAt,
                writtenAt,
                due,
                deadline,
                writtenAt);
    }

    private void leftBehind(Turn turn) {
        batches.update(
                "insert into turns (" + TurnRows.COLUMNS
                        + ") values (:message_id, :chat_id, :address, :seq, :epoch, :state,"
                        + " :outcome, :replies, :proposal, :written_at, :burst_from, :next_at, :deadline, :created_at)",
                TurnRows.parameters(turn));
    }

    private BotProposal proposal() {
        return (BotProposal) awaitEvent(Topic.BOT_REPLIES, BotEvent.class, e -> e.chatId() == chat.id);
    }

    private String state() {
        return jdbc.sql("select state from turns where message_id = ?")
                .param(messageId)
                .query(String.class)
                .single();
    }
}
