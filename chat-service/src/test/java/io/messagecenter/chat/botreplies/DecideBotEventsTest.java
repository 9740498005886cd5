package io.messagecenter.chat.botreplies;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatProbe;
import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.VirtualPhone;
import io.messagecenter.chat.conversation.NewMessage;
import io.messagecenter.chat.intake.Intake;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.bot.AdminCommand;
import io.messagecenter.contracts.bot.BotEvent;
import io.messagecenter.contracts.bot.BotProposal;
import io.messagecenter.contracts.bot.Verb;
import io.messagecenter.contracts.chat.Cause;
import io.messagecenter.contracts.chat.ChatMode;
import io.messagecenter.contracts.chat.MessageSnapshot;
import io.messagecenter.contracts.chat.Origin;
import io.messagecenter.contracts.chat.Sender;
import io.messagecenter.contracts.content.MessageStatus;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.contracts.inbound.Source;
import io.messagecenter.contracts.outbound.CancelSends;
import io.messagecenter.contracts.outbound.Lane;
import io.messagecenter.contracts.outbound.OutboundCommand;
import io.messagecenter.contracts.outbound.SendMessage;
import io.messagecenter.platform.test.TestTopics;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@ChatTest
class DecideBotEventsTest {

    private static final long BO = 970_001;

    @Autowired
    DecideBotEvents bot;

    @Autowired
    Intake intake;

    @Autowired
    ChatProbe probe;

    @Autowired
    JdbcTemplate jdbc;

    final VirtualPhone ana = new VirtualPhone();

    @BeforeEach
    void anaWritesAndBoIsAnAgent() {
        jdbc.update(
                "INSERT INTO agents (id, username, name, role, active, version) VALUES (?, 'bo.agent', 'Bo', 'AGENT', true, 1)"
                        + " ON CONFLICT DO NOTHING",
                BO);
        intake.store(ana.says("what does it cost?"));
    }

    @Test
    void anAcceptedReplyIsTheBotsMessageAndIsSent() {
        var proposal = proposal("42 euro", null);
        decide(proposal);

        var reply = last();
        assertThat(reply.text()).isEqualTo("42 euro");
        assertThat(reply.sender()).isEqualTo(Sender.BOT);
        assertThat(reply.origin()).isEqualTo(Origin.BOT);
        assertThat(reply.status()).isEqualTo(MessageStatus.QUEUED);
        assertThat(reply.clientId()).isEqualTo(proposal.id());
        assertThat(probe.chat(ana.address).waitingSince()).isNull();
        var send = sent(reply);
        assertThat(send.text()).isEqualTo("42 euro");
        assertThat(send.lane()).isEqualTo(Lane.BOT);
        assertThat(send.head().to()).isEqualTo(ana.number + "@s.whatsapp.net");
        assertThat(send.seq()).isEqualTo(2);
    }

    @Test
    void aProposalIsDecidedOnceEvenWithOtherWords() {
        var proposal = proposal("42 euro", null);
        decide(proposal, proposal);
        decide(new BotProposal(
                proposal.id(),
                proposal.chatId(),
                ana.address,
                proposal.inReplyTo(),
                0,
                "fallback",
                null,
                "fallback",
                now()));

        assertThat(probe.texts(ana.address)).containsExactly("what does it cost?", "42 euro");
    }

    @Test
    void aProposalMadeBeforeAPersonSpokeIsDroppedEvenIfTheBotIsInChargeAgain() {
        var proposal = proposal("42 euro", null);
        intake.store(ana.own(ana.newId(), "I am here", Source.PHONE));
        handOver(ChatMode.BOT);
        decide(proposal);

        assertThat(probe.chat(ana.address).mode()).isEqualTo(ChatMode.BOT);
        assertThat(probe.texts(ana.address)).containsExactly("what does it cost?", "I am here");
    }

    @Test
    void wordsAloneAreDroppedWherePeopleAnswer() {
        handOver(ChatMode.AGENT);
        decide(proposal("42 euro", null));

        assertThat(probe.texts(ana.address)).containsExactly("what does it cost?");
    }

    @Test
    void aProposalThatAnswersNoMessageOfTheCustomerIsDropped() {
        decide(proposal("42 euro", null));
        var own = last().id();
        var chat = probe.chat(ana.address);
        decide(
                new BotProposal(
                        UUID.randomUUID(), chat.id(), ana.address, own, chat.botEpoch(), "a", null, "ai", now()),
                new BotProposal(
                        UUID.randomUUID(), chat.id(), ana.address, -1, chat.botEpoch(), "b", null, "ai", now()));

        assertThat(probe.thread(ana.address)).hasSize(2);
    }

    @Test
    void aProposalForAnUnknownChatHarmsNobodysElse() {
        var lost = new BotProposal(UUID.randomUUID(), -5, ana.address, 1, 0, "lost", null, "ai", now());
        decide(lost, proposal("42 euro", null));

        assertThat(probe.texts(ana.address)).contains("42 euro");
    }

    @Test
    void aHandOverSaysSoAndMakesTheCustomerWaitSinceTheyAsked() {
        var asked = probe.chat(ana.address).waitingSince();
        decide(proposal("A colleague will answer.", ChatMode.AGENT));

        var chat = probe.chat(ana.address);
        assertThat(chat.mode()).isEqualTo(ChatMode.AGENT);
        assertThat(chat.waitingSince()).isEqualTo(asked);
        assertThat(last().text()).isEqualTo("A colleague will answer.");
        assertThat(probe.lastUpdate(ana.address).causes()).contains(Cause.MODE, Cause.MESSAGE);
    }

    @Test
    void aKeywordBringsTheBotBack() {
        handOver(ChatMode.AGENT);
        decide(proposal("Hello again.", ChatMode.BOT));

        assertThat(probe.chat(ana.address).mode()).isEqualTo(ChatMode.BOT);
        assertThat(last().text()).isEqualTo("Hello again.");
    }

    @Test
    void whenAPersonTakesOverTheBotsQueuedRepliesAreCancelled() {
        decide(proposal("42 euro", null));
        var botReply = last().id();
        intake.append(ana.address, NewMessage.byPerson(BO, "Bo", MessageType.TEXT, "I will tell you", null));

        var chatId = probe.chat(ana.address).id();
        var cancel = (CancelSends) TestTopics.awaitEvent(
                Topic.OUTBOUND_WHATSAPP,
                OutboundCommand.class,
                c -> c instanceof CancelSends && c.head().chatId() == chatId);
        assertThat(cancel.messageIds()).containsExactly(botReply);
        var commands = TestTopics.awaitEvents(
                Topic.OUTBOUND_WHATSAPP, OutboundCommand.class, c -> c.head().chatId() == chatId, 3);
        assertThat(commands)
                .extracting(c -> c.getClass().getSimpleName())
                .containsExactly("SendMessage", "CancelSends", "SendMessage");
    }

    @Test
    void anAdminSetsTheModeOfACustomersChat() {
        var admin = new VirtualPhone();
        intake.store(admin.says("/mode paused " + ana.number));
        decide(command(admin, Verb.MODE, ChatMode.PAUSED, null, ana.number, null));

        assertThat(probe.chat(ana.address).mode()).isEqualTo(ChatMode.PAUSED);
        assertThat(probe.texts(admin.address).getLast()).contains("Customer " + ana.number, "PAUSED");
    }

    @Test
    void anAdminGivesAChatToAnAgent() {
        var admin = new VirtualPhone();
        intake.store(admin.says("/assign bo.agent " + ana.number));
        decide(command(admin, Verb.ASSIGN, null, "BO.agent", ana.number, null));

        assertThat(probe.chat(ana.address).assignedAgentId()).isEqualTo(BO);
        assertThat(probe.lastUpdate(ana.address).chat().assignedAgentName()).isEqualTo("Bo");
        assertThat(probe.texts(admin.address).getLast()).contains("Bo");
    }

    @Test
    void anAdminIsToldWhatIsWrongWhateverTheModeOfTheirChat() {
        var admin = new VirtualPhone();
        intake.store(admin.says("/assign"), admin.own(admin.newId(), "hi boss", Source.PHONE));
        assertThat(probe.chat(admin.address).mode()).isEqualTo(ChatMode.AGENT);
        decide(
                command(admin, Verb.ASSIGN, null, "nobody", ana.number, null),
                command(admin, Verb.MODE, ChatMode.BOT, null, "4900000", null),
                command(admin, Verb.HELP, null, null, null, "I do not know that."),
                command(admin, Verb.STATUS, null, null, null, null));

        assertThat(probe.texts(admin.address))
                .anyMatch(t -> t.equals("There is no active user nobody."))
                .anyMatch(t -> t.equals("There is no chat with 4900000."))
                .anyMatch(
                        t -> t.startsWith("I do not know that.") && t.contains("/mode bot|agent|paused|closed <phone>"))
                .anyMatch(t -> t.startsWith("Chats: BOT "));
        assertThat(probe.chat(ana.address).assignedAgentId()).isNull();
    }

    private void decide(BotEvent... events) {
        bot.decide(List.of(events));
    }

    private void handOver(ChatMode mode) {
        decide(proposal(null, mode));
    }

    private BotProposal proposal(@Nullable String text, @Nullable ChatMode mode) {
        var chat = probe.chat(ana.address);
        var answered = probe.thread(ana.address).getFirst().id();
        return new BotProposal(
                UUID.randomUUID(), chat.id(), ana.address, answered, chat.botEpoch(), text, mode, "rule:test", now());
    }

    private AdminCommand command(
            VirtualPhone admin,
            Verb verb,
            @Nullable ChatMode mode,
            @Nullable String username,
            @Nullable String phone,
            @Nullable String problem) {
        var chat = probe.chat(admin.address);
        var inReplyTo = chat.lastMessage().id();
        return new AdminCommand(
                UUID.randomUUID(), chat.id(), admin.address, inReplyTo, verb, mode, username, phone, problem, now());
    }

    private MessageSnapshot last() {
        return probe.thread(ana.address).getLast();
    }

    private SendMessage sent(MessageSnapshot message) {
        return (SendMessage) TestTopics.awaitEvent(
                Topic.OUTBOUND_WHATSAPP,
                OutboundCommand.class,
                c -> c instanceof SendMessage send && send.messageId() == message.id());
    }

    private static Instant now() {
        return Instant.now();
    }
}
