package io.messagecenter.bot.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.messagecenter.bot.rules.BotRule.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookTest {

    private static final RuleBook SHIPPED = RuleBook.of(RuleFile.read(new RuleProperties("").resource()));

    @ParameterizedTest
    @CsvSource({
        "hello, greeting",
        "Hi there!, greeting",
        "Halo kak, greeting (id)",
        "MENU, menu",
        "what are your opening hours?, hours",
        "jam buka toko kapan ya, hours (id)",
        "how much is the blue kite, price",
        "berapa harganya, price (id)",
        "terima kasih banyak, thanks (id)"
    })
    void theShippedRulesAnswerInBothLanguages(String message, String rule) {
        assertThat(SHIPPED.answer(message)).map(RuleAnswer::rule).contains(rule);
    }

    @Test
    void aGreetingBeforeALongQuestionIsLeftToTheAi() {
        assertThat(SHIPPED.answer("hi, the parcel you sent last week arrived without its string"))
                .isEmpty();
    }

    @Test
    void theAnswerIsInTheLanguageOfTheKeyword() {
        assertThat(SHIPPED.answer("price?"))
                .map(RuleAnswer::text)
                .hasValueSatisfying(it -> assertThat(it).startsWith("Tell me"));
        assertThat(SHIPPED.answer("harga?"))
                .map(RuleAnswer::text)
                .hasValueSatisfying(it -> assertThat(it).startsWith("Sebutkan"));
    }

    @Test
    void anExactRuleWantsTheWholeMessage() {
        var book = RuleBook.of(
                List.of(new BotRule(7, "stop", Kind.EXACT, List.of("Stop it"), "Stopped.", 1, true, null, 1)));

        assertThat(book.answer("STOP it!")).contains(new RuleAnswer(7, "stop", "Stopped."));
        assertThat(book.answer("please stop it")).isEmpty();
    }

    @Test
    void thePriorityDecidesBetweenRules() {
        var low = rule("low", 1, "tea with milk");
        var high = rule("high", 2, "tea");

        for (var order : List.of(List.of(low, high), List.of(high, low))) {
            assertThat(RuleBook.of(order).answer("tea with milk"))
                    .map(RuleAnswer::rule)
                    .contains("high");
        }
    }

    @Test
    void ofEqualRulesTheLongerPhraseDecides() {
        var book = RuleBook.of(List.of(rule("a", 1, "tea"), rule("b", 1, "green tea")));

        assertThat(book.answer("green tea")).map(RuleAnswer::rule).contains("b");
    }

    @Test
    void aDisabledRuleIsSilent() {
        var rule = new BotRule(1, "tea", Kind.CONTAINS, List.of("tea"), "Tea!", 1, false, null, 1);

        assertThat(RuleBook.of(List.of(rule)).answer("tea")).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsRefusedByName() {
        refused("two rules of that name", rule("tea", 1, "tea"), rule("TEA", 2, "te"));
        refused("keywords must be 1 to 50", rule("tea", 1));
        refused("neither letters nor digits", rule("tea", 1, "?!"));
        refused("\"Té\" is there twice", rule("tea", 1, "te", "Té"));
        refused("keywords[0] must have 1 to 100 characters", rule("tea", 1, "t".repeat(101)));
        refused("priority must be from 0 to 1000", rule("tea", 1001, "tea"));
        refused("priority must be from 0 to 1000", rule("tea", -1, "tea"));
        refused("answer must have 1 to 4096 characters", answering(" "));
        refused("answer must have 1 to 4096 characters", answering("x".repeat(4097)));
        refused("max_words", new BotRule(1, "tea", Kind.CONTAINS, List.of("tea"), "Tea!", 1, true, 0, 1));
    }

    @Test
    void charactersAreCountedAsPeopleDo() {
        assertThat(RuleCheck.problems(answering("😀".repeat(4096)))).isEmpty();
    }

    private static void refused(String why, BotRule... rules) {
        assertThatExceptionOfType(InvalidBotRules.class)
                .isThrownBy(() -> RuleBook.of(List.of(rules)))
                .withMessageContaining(why)
                .withMessageMatching("(?i)Bot rule \"tea\": .+\\.");
    }

    private static BotRule rule(String name, int priority, String... keywords) {
        return new BotRule(1, name, Kind.CONTAINS, List.of(keywords), "Tea!", priority, true, null, 1);
    }

    private static BotRule answering(String answer) {
        return new BotRule(1, "tea", Kind.CONTAINS, List.of("tea"), answer, 1, true, null, 1);
    }
}
