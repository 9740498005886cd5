package io.messagecenter.bot.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.bot.commands.Command;
import io.messagecenter.bot.rules.RuleAnswer;
import io.messagecenter.bot.turns.Reaction.AskAi;
import io.messagecenter.bot.turns.Reaction.Order;
import io.messagecenter.bot.turns.Reaction.Reply;
import io.messagecenter.bot.turns.Reaction.Silence;
import io.messagecenter.contracts.bot.Verb;
import io.messagecenter.contracts.chat.ChatMode;
import io.messagecenter.contracts.chat.MessageCreated;
import io.messagecenter.contracts.chat.Origin;
import io.messagecenter.contracts.chat.Sender;
import io.messagecenter.contracts.content.MessageType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class TriageTest {

    private static final String ADMIN = "491555000777";
    private static final Instant NOW = Instant.now();

    private final ChatScript chat = ChatScript.direct();
    private boolean ai = true;

    @Test
    void aRuleAnswersAtOnce() {
        assertThat(react(chat.customerWrites("What about the price?")))
                .isEqualTo(new Reply("It is cheap.", null, "rule:price"));
    }

    @Test
    void whatNoRuleKnowsIsForTheAi() {
        assertThat(react(chat.customerWrites("do you like kites"))).isInstanceOf(AskAi.class);
    }

    @Test
    void withoutAnAiTheFallbackAnswers() {
        ai = false;

        assertThat(react(chat.customerWrites("do you like kites"))).isEqualTo(new Reply("fallback", null, "fallback"));
    }

    @Test
    void aCaptionIsAnsweredLikeAText() {
        assertThat(react(chat.customerSends(MessageType.IMAGE, "price of this?", NOW)))
                .isEqualTo(new Reply("It is cheap.", null, "rule:price"));
    }

    @ParameterizedTest
    @EnumSource(names = {"IMAGE", "VIDEO", "GIF", "AUDIO", "VOICE", "DOCUMENT", "LOCATION", "CONTACT"})
    void whatHasNoWordsIsAskedForSomeOnlyOnce(MessageType type) {
        var event = chat.customerSends(type, null, NOW);

        assertThat(react(event)).isEqualTo(new Reply("words", null, "words_please"));
        assertThat(react(event, new Past(1, true))).isInstanceOf(Silence.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"STICKER", "POLL", "INTERACTIVE", "SYSTEM", "UNSUPPORTED"})
    void noiseIsNotAnswered(MessageType type) {
        assertThat(react(chat.customerSends(type, null, NOW))).isInstanceOf(Silence.class);
        assertThat(react(chat.customerSends(MessageType.TEXT, "  ", NOW), new Past(0, true)))
                .isInstanceOf(Silence.class);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "BOT")
    void onlyInBotModeTheBotAnswers(ChatMode mode) {
        chat.in(mode);

        assertThat(react(chat.customerWrites("price?"))).isInstanceOf(Silence.class);
        assertThat(react(chat.customerSends(MessageType.VOICE, null, NOW))).isInstanceOf(Silence.class);
    }

    @ParameterizedTest
    @CsvSource({"AGENT, DASHBOARD", "AGENT, PHONE", "BOT, BOT", "BOT, API", "SYSTEM, WHATSAPP"})
    void onlyCustomersAreAnswered(Sender sender, Origin origin) {
        assertThat(react(chat.othersWrite(sender, origin, "price?"))).isInstanceOf(Silence.class);
    }

    @Test
    void groupsAndBlockedCustomersGetNoAnswer() {
        assertThat(react(ChatScript.group().customerWrites("price?"))).isInstanceOf(Silence.class);
        assertThat(react(chat.blocked().customerWrites("price?"))).isInstanceOf(Silence.class);
    }

    @Test
    void aMessageOlderThanAQuarterOfAnHourWaitsForAPerson() {
        var fresh = chat.customerSends(MessageType.TEXT, "price?", NOW.minus(Duration.ofMinutes(14)));
        var old = chat.customerSends(MessageType.TEXT, "price?", NOW.minus(Duration.ofMinutes(16)));
        var oldCommand = ChatScript.direct(ADMIN).customerSends(MessageType.TEXT, "/status", NOW.minusSeconds(1000));

        assertThat(react(fresh)).isInstanceOf(Reply.class);
        assertThat(react(old)).isInstanceOf(Silence.class);
        assertThat(react(oldCommand)).isInstanceOf(Silence.class);
    }

    @Test
    void withoutAProvidersTimeTheArrivalCounts() {
        assertThat(react(chat.customerSends(MessageType.TEXT, "price?", null))).isInstanceOf(Reply.class);
    }

    @Test
    void afterTooManyRepliesThePersonsTurnComes() {
        assertThat(react(chat.customerWrites("price?"), new Past(9, false))).isInstanceOf(Reply.class);
        assertThat(react(chat.customerWrites("price?"), new Past(10, false)))
                .isEqualTo(new Reply("flood", ChatMode.AGENT, "flood"));
        assertThat(react(chat.customerWrites("more"), new Past(10, false)))
                .isEqualTo(new Reply("flood", ChatMode.AGENT, "flood"));
        assertThat(react(chat.in(ChatMode.AGENT).customerWrites("bot"), new Past(10, false)))
                .isInstanceOf(Silence.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "Human", " CS! ", "*operator*"})
    void askingForAPersonHandsOver(String text) {
        assertThat(react(chat.customerWrites(text))).isEqualTo(new Reply("hand over", ChatMode.AGENT, "keyword"));
        assertThat(react(chat.in(ChatMode.AGENT).customerWrites(text))).isInstanceOf(Silence.class);
        assertThat(react(chat.in(ChatMode.PAUSED).customerWrites(text))).isInstanceOf(Silence.class);
    }

    @Test
    void aKeywordIsAWholeMessage() {
        assertThat(react(chat.customerWrites("my travel agent said no"))).isInstanceOf(AskAi.class);
        assertThat(react(chat.in(ChatMode.AGENT).customerWrites("the menu please")))
                .isInstanceOf(Silence.class);
    }

    @Test
    void askingForTheBotBringsItBack() {
        chat.in(ChatMode.AGENT);

        assertThat(react(chat.customerWrites("Bot"))).isEqualTo(new Reply("back", ChatMode.BOT, "keyword"));
        assertThat(react(chat.customerWrites("menu"))).isEqualTo(new Reply("The menu.", ChatMode.BOT, "keyword"));
        assertThat(react(chat.in(ChatMode.CLOSED).customerWrites("bot"))).isInstanceOf(Silence.class);
    }

    @Test
    void inBotModeTheMenuIsARule() {
        assertThat(react(chat.customerWrites("menu"))).isEqualTo(new Reply("The menu.", null, "rule:menu"));
    }

    @ParameterizedTest
    @EnumSource
    void anAdminCommandsInEveryMode(ChatMode mode) {
        assertThat(react(ChatScript.direct(ADMIN).in(mode).customerWrites("/status"), new Past(99, true)))
                .isInstanceOf(Order.class);
    }

    @Test
    void othersCommandsAreOrdinaryWords() {
        assertThat(react(chat.customerWrites("/status"))).isInstanceOf(AskAi.class);
        assertThat(react(ChatScript.direct(ADMIN).customerWrites("price?"))).isInstanceOf(Reply.class);
        assertThat(react(ChatScript.direct(ADMIN).customerSends(MessageType.IMAGE, "/status", NOW)))
                .isInstanceOf(AskAi.class);
    }

    private Reaction react(MessageCreated event) {
        return react(event, Past.NOTHING);
    }

    private Reaction react(MessageCreated event, Past past) {
        return triage(ai).react(event, past, NOW);
    }

    static Triage triage(boolean ai) {
        return new Triage(TestSettings.bot(), TriageTest::rule, TriageTest::command, ai);
    }

    private static Optional<RuleAnswer> rule(String text) {
        return text.equals("menu")
                ? Optional.of(new RuleAnswer(1, "menu", "The menu."))
                : text.contains("price") ? Optional.of(new RuleAnswer(2, "price", "It is cheap.")) : Optional.empty();
    }

    private static Optional<Command> command(@Nullable String phone, String text) {
        return ADMIN.equals(phone) && text.startsWith("/")
                ? Optional.of(new Command(Verb.STATUS, null, null, null, null))
                : Optional.empty();
    }
}
