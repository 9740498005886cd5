package io.messagecenter.bot.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookTest {

    private static final RuleBook SHIPPED = RuleBook.of(RuleFile.read(new RuleProperties("").resource()));

    @ParameterizedTest
    @CsvSource({
        "hello, greeting",
        "Hi there!, greeting",
        "Halo kak, greeting",
        "MENU, menu",
        "what are your opening hours?, hours",
        "jam buka toko kapan ya, hours",
        "how much is the blue kite, price",
        "berapa harganya, price",
        "terima kasih banyak, thanks"
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
        var book = RuleBook.of(
                List.of(rule("tea", 1, keywords("en", "tea", "id", "teh"), texts("en", "Tea!", "id", "Teh!"))));

        assertThat(book.answer("some TEA please")).map(RuleAnswer::text).contains("Tea!");
        assertThat(book.answer("ada teh?")).map(RuleAnswer::text).contains("Teh!");
    }

    @Test
    void aLanguageWithoutATextGetsTheFirst() {
        var book = RuleBook.of(List.of(rule("tea", 1, keywords("fr", "thé"), texts("en", "Tea!", "id", "Teh!"))));

        assertThat(book.answer("un the")).map(RuleAnswer::text).contains("Tea!");
    }

    @Test
    void thePriorityDecidesBetweenRules() {
        var low = rule("low", 1, keywords("en", "tea with milk"), texts("en", "low"));
        var high = rule("high", 2, keywords("en", "tea"), texts("en", "high"));

        assertThat(RuleBook.of(List.of(low, high)).answer("tea with milk"))
                .map(RuleAnswer::rule)
                .contains("high");
        assertThat(RuleBook.of(List.of(high, low)).answer("tea with milk"))
                .map(RuleAnswer::rule)
                .contains("high");
    }

    @Test
    void ofEqualRulesTheLongerPhraseDecides() {
        var shorter = rule("a", 1, keywords("en", "tea"), texts("en", "short"));
        var longer = rule("b", 1, keywords("en", "green tea"), texts("en", "long"));

        assertThat(RuleBook.of(List.of(shorter, longer)).answer("green tea"))
                .map(RuleAnswer::rule)
                .contains("b");
    }

    @Test
    void aDisabledRuleIsSilent() {
        var rule = new BotRule("tea", 1, false, null, keywords("en", "tea"), texts("en", "Tea!"));

        assertThat(RuleBook.of(List.of(rule)).answer("tea")).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsRefusedByName() {
        var tea = rule("tea", 1, keywords("en", "tea"), texts("en", "Tea!"));
        refused("two rules of that name", tea, rule("TEA", 2, keywords("en", "te"), texts("en", "x")));
        refused("no keywords", rule("tea", 1, Map.of(), texts("en", "Tea!")));
        refused("neither letters nor digits", rule("tea", 1, keywords("en", "?!"), texts("en", "Tea!")));
        refused("priority must be from 0 to 1000", rule("tea", 1001, keywords("en", "tea"), texts("en", "Tea!")));
        refused("priority must be from 0 to 1000", rule("tea", -1, keywords("en", "tea"), texts("en", "Tea!")));
        refused("no text", rule("tea", 1, keywords("en", "tea"), Map.of()));
        refused("1 to 4096", rule("tea", 1, keywords("en", "tea"), texts("en", " ")));
        refused("max_words", new BotRule("tea", 1, true, 0, keywords("en", "tea"), texts("en", "Tea!")));
    }

    private static void refused(String why, BotRule... rules) {
        assertThatExceptionOfType(InvalidBotRules.class)
                .isThrownBy(() -> RuleBook.of(List.of(rules)))
                .withMessageContaining(why)
                .withMessageMatching("(?i)Bot rule \"tea\": .+\\.");
    }

    private static BotRule rule(
            String name, int priority, Map<String, List<String>> keywords, Map<String, String> texts) {
        return new BotRule(name, priority, true, null, keywords, texts);
    }

    private static Map<String, List<String>> keywords(String... pairs) {
        var keywords = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < pairs.length; i += 2) {
            keywords.put(pairs[i], List.of(pairs[i + 1]));
        }
        return keywords;
    }

    private static Map<String, String> texts(String... pairs) {
        var texts = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            texts.put(pairs[i], pairs[i + 1]);
        }
        return texts;
    }
}
