package io.messagecenter.bot.turns;

import static io.messagecenter.bot.turns.BotTopics.inReplyTo;
import static io.messagecenter.bot.turns.BotTopics.proposalFor;
import static io.messagecenter.bot.turns.BotTopics.proposals;
import static io.messagecenter.bot.turns.BotTopics.proposalsTo;
import static io.messagecenter.bot.turns.BotTopics.tell;
import static io.messagecenter.bot.turns.BotTopics.tellAll;
import static io.messagecenter.platform.test.TestTopics.awaitEvent;
import static io.messagecenter.platform.test.TestTopics.awaitRecord;
import static io.messagecenter.platform.test.TestTopics.sendRaw;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.messagecenter.bot.BotTest;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.bot.AdminCommand;
import io.messagecenter.contracts.bot.BotEvent;
import io.messagecenter.contracts.bot.BotProposal;
import io.messagecenter.contracts.bot.Verb;
import io.messagecenter.contracts.chat.ChatMode;
import io.messagecenter.contracts.chat.MessageCreated;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.fakeai.FakeAi;
import io.messagecenter.fakeai.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@BotTest
class BotServiceTest {

    @Autowired
    FakeAi ai;

    @Autowired
    CircuitBreaker breaker;

    @Autowired
    JdbcClient jdbc;

    private final ChatScript chat = ChatScript.direct();

    @BeforeEach
    @AfterEach
    void aiIsWell() {
        ai.forget();
        breaker.reset();
    }

    @Test
    void aRuleAnswersAText() {
        var message = chat.customerWrites("Hello!");
        tell(message);

        assertThat(proposalFor(message)).satisfies(proposal -> {
            assertThat(proposal.reason()).isEqualTo("rule:greeting");
            assertThat(proposal.text()).startsWith("Hello!");
            assertThat(proposal.botEpoch()).isEqualTo(chat.epoch());
            assertThat(proposal.address()).isEqualTo(chat.address);
            assertThat(proposal.mode()).isNull();
        });
        await().until(() -> state(message).equals("done"));
    }

    @Test
    void theAiAnswersWhatNoRuleKnowsAndIsToldTheConversation() {
        var earlier = chat.customerWrites("hi");
        tell(earlier, chat.botReplies("Hello, how can I help?"), chat.noteIsLeft("a regular"));
        var message = chat.customerWrites("Is my order KT-5521 on its way?");
        tell(message);

        var proposal = proposalFor(message);

        assertThat(proposal.reason()).isEqualTo("ai");
        assertThat(proposal.text()).contains("KT-5521");
        assertThat(asked().path("messages"))
                .extracting(m -> m.path("content").asString())
                .containsExactly("You are a test.", "hi", "Hello, how can I help?", "Is my order KT-5521 on its way?");
    }

    @Test
    void severalQuickMessagesAreOneTurn() {
        var newest = tellAll(chat, "I am looking for", "a kite", "a red one");

        assertThat(proposalFor(newest).reason()).isEqualTo("ai");
        assertThat(allProposals()).hasSize(1);
        assertThat(ai.requests()).hasSize(1);
    }

    @Test
    void aSlowAiIsReplacedByTheFallbackAndItsLateAnswerIsNotSaid() {
        ai.script(Step.answer("too late").after(3_500));
        var message = chat.customerWrites("do you like kites");
        tell(message);

        assertThat(proposalFor(message).reason()).isEqualTo("fallback");
        var next = saysMarker();
        assertThat(allProposals())
                .extracting(BotProposal::inReplyTo)
                .containsExactly(message.message().id(), next);
    }

    @Test
    void anAiThatHangsFailsOrTalksNonsenseIsReplacedByTheFallback() {
        for (var step : List.of(
                Step.hanging(),
                Step.failure(503),
                Step.answer("  "),
                new Step(0, null, null, null, false, true, null))) {
            aiIsWell();
            ai.script(step);
            var other = ChatScript.direct();
            var message = other.customerWrites("do you like kites");
            tell(message);

            assertThat(proposalFor(message).reason()).as(step.toString()).isEqualTo("fallback");
            assertThat(ai.requests()).as("asked once, never again").hasSize(1);
        }
    }

    @Test
    void aTooLongAnswerIsCut() {
        ai.script(Step.answer("long ".repeat(2_000)));
        var message = chat.customerWrites("tell me everything");
        tell(message);

        assertThat(proposalFor(message).text()).isNotNull().hasSizeLessThanOrEqualTo(4096);
    }

    @Test
    void withTheBreakerOpenEveryoneGetsTheFallbackAndNobodyIsSpokenOver() {
        breaker.transitionToOpenState();
        var left = chat.customerWrites("do you like kites");
        var other = ChatScript.direct();
        var taken = other.customerWrites("do you like kites");
        tell(left, taken, other.colleagueWritesOnThePhone("I do"));

        assertThat(proposalFor(left).reason()).isEqualTo("fallback");
        await().until(() -> state(taken).equals("dropped"));
        assertThat(proposals(other)).isEmpty();
        assertThat(ai.requests()).isEmpty();
    }

    @Test
    void whenAPersonTakesOverInTheQuietTimeTheBotSaysNothing() {
        var message = chat.customerWrites("do you like kites");
        tell(message, chat.personTakesOver());

        await().until(() -> state(message).equals("dropped"));
        saysMarker();
        assertThat(proposalsTo(message)).isEmpty();
        assertThat(ai.requests()).isEmpty();
    }

    @Test
    void whenAColleagueRepliesOnThePhoneWhileTheAiThinksItsAnswerIsNotSaid() {
        ai.script(Step.answer("I do").after(2_000));
        var message = chat.customerWrites("do you like kites");
        tell(message);
        await().until(() -> !ai.requests().isEmpty());

        tell(chat.colleagueWritesOnThePhone("Yes, very much"));

        await().until(() -> state(message).equals("dropped"));
        saysMarker();
        assertThat(proposalsTo(message)).isEmpty();
    }

    @Test
    void anEventToldTwiceIsAnsweredOnce() {
        var message = chat.customerWrites("hello");
        tell(message, message);
        tell(message);
        saysMarker();

        assertThat(proposalsTo(message)).hasSize(1);
    }

    @Test
    void anOldMessageWaitsForAPerson() {
        var old = chat.customerSends(MessageType.TEXT, "hello", Instant.now().minus(Duration.ofMinutes(20)));
        tell(old);
        saysMarker();

        assertThat(proposalsTo(old)).isEmpty();
    }

    @Test
    void afterTenRepliesAPersonIsAsked() {
        var eleven = new String[11];
        Arrays.fill(eleven, "hello");

        var last = proposalFor(tellAll(chat, eleven));
        assertThat(last.mode()).isEqualTo(ChatMode.AGENT);
        assertThat(last.reason()).isEqualTo("flood");
        assertThat(allProposals()).hasSize(11).filteredOn(p -> p.mode() == null).hasSize(10);
    }

    @Test
    void groupsAreLeftInPeace() {
        var group = ChatScript.group();
        tell(group.customerWrites("hello"), group.customerWrites("agent"));
        saysMarker();

        assertThat(proposals(group)).isEmpty();
    }

    @Test
    void keywordsHandOverAndBack() {
        var agent = chat.customerWrites("Agent!");
        tell(agent, chat.personTakesOver());
        var menu = chat.customerWrites("menu");
        tell(menu);

        assertThat(proposalFor(agent).mode()).isEqualTo(ChatMode.AGENT);
        assertThat(proposalFor(menu).mode()).isEqualTo(ChatMode.BOT);
        assertThat(proposalFor(menu).text()).contains("hours");
    }

    @Test
    void anAdminsCommandIsParsedInEveryMode() {
        var admin = ChatScript.direct(BotTest.ADMIN).in(ChatMode.PAUSED);
        var right = admin.customerWrites("/Mode agent +49 1555 000-1234");
        var wrong = admin.customerWrites("/mode");
        tell(right, wrong);

        var command = awaitEvent(
                Topic.BOT_REPLIES,
                BotEvent.class,
                e -> inReplyTo(e) == right.message().id());
        assertThat(command).isInstanceOfSatisfying(AdminCommand.class, c -> {
            assertThat(c.verb()).isEqualTo(Verb.MODE);
            assertThat(c.mode()).isEqualTo(ChatMode.AGENT);
            assertThat(c.phone()).isEqualTo("4915550001234");
            assertThat(c.chatId()).isEqualTo(admin.id);
        });
        var help = awaitEvent(
                Topic.BOT_REPLIES,
                BotEvent.class,
                e -> inReplyTo(e) == wrong.message().id());
        assertThat(help).isInstanceOfSatisfying(AdminCommand.class, c -> {
            assertThat(c.verb()).isEqualTo(Verb.HELP);
            assertThat(c.problem()).isNotBlank();
        });
    }

    @Test
    void aPoisonousRecordEndsInTheDeadLettersAndItsNeighboursPass() {
        var before = chat.customerWrites("hello");
        var after = chat.customerWrites("price?");
        var garbage = "{\"type\":\"message.created\",\"mark\":\"" + chat.id + "\"";
        var hollow =
                "{\"type\":\"message.created\",\"head\":{\"id\":\"0d8f1f0e-8a4e-4b57-9c8f-6f1d1a2b3c4d\",\"chat_id\":"
                        + chat.id + ",\"address\":\"" + chat.address + "\",\"change\":99}}";
        tell(before);
        sendRaw(Topic.Names.CHAT_EVENTS, chat.address.toString(), garbage.getBytes(UTF_8));
        sendRaw(Topic.Names.CHAT_EVENTS, chat.address.toString(), hollow.getBytes(UTF_8));
        tell(after);

        assertThat(proposalFor(before).reason()).isEqualTo("rule:greeting");
        assertThat(proposalFor(after).reason()).isEqualTo("rule:price");
        assertThat(awaitRecord(Topic.CHAT_EVENTS.dlt(), garbage::equals).key()).isEqualTo(chat.address.toString());
        assertThat(awaitRecord(Topic.CHAT_EVENTS.dlt(), hollow::equals).value()).isEqualTo(hollow.getBytes(UTF_8));
    }

    /** What follows is answered by a rule at once: when its answer is there, all before it was looked at. */
    private long saysMarker() {
        var marker = chat.in(ChatMode.BOT).customerWrites("hello");
        tell(marker);
        proposalFor(marker);
        return marker.message().id();
    }

    private List<BotProposal> allProposals() {
        return proposals(chat);
    }

    private JsonNode asked() {
        return ai.requests().getLast();
    }

    private String state(MessageCreated message) {
        return jdbc.sql("select state from turns where message_id = ?")
                .param(message.message().id())
                .query(String.class)
                .optional()
                .orElse("none");
    }
}
