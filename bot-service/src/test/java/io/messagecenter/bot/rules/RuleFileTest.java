package io.messagecenter.bot.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;

class RuleFileTest {

    @Test
    void aRuleIsEnabledAndForAnyLengthUnlessItSaysOtherwise() {
        var rules = RuleFile.read(file("""
                rules:
                  - name: tea
                    priority: 5
                    keywords: {en: [tea]}
                    text: {en: Tea!}
                """));

        assertThat(rules).singleElement().satisfies(rule -> {
            assertThat(rule.enabled()).isTrue();
            assertThat(rule.maxWords()).isNull();
        });
    }

    @Test
    void aRuleOfTwoLanguagesBecomesTwoEachWithItsAnswer() {
        var rules = RuleFile.read(file("""
                rules:
                  - name: tea
                    priority: 5
                    keywords: {en: [tea], id: [teh], fr: [thé]}
                    text: {en: Tea!, id: Teh!}
                """));

        assertThat(rules).extracting(BotRule::name).containsExactly("tea", "tea (id)", "tea (fr)");
        assertThat(rules).extracting(BotRule::answer).containsExactly("Tea!", "Teh!", "Tea!");
    }

    @Test
    void aMisspeltFieldIsNamed() {
        refused("rules: [{name: tea, prioritty: 5}]", "prioritty");
    }

    @Test
    void aRuleWithoutPriorityIsNamed() {
        refused("rules: [{name: tea}]", "\"tea\"");
    }

    @Test
    void whatIsNoYamlSaysWhere() {
        refused("rules:\n  - name: [", "line");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatExceptionOfType(InvalidBotRules.class)
                .isThrownBy(() -> RuleFile.read(new RuleProperties("/nowhere/my-rules.yaml").resource()))
                .withMessageContaining("my-rules.yaml");
    }

    private static void refused(String yaml, String message) {
        assertThatExceptionOfType(InvalidBotRules.class)
                .isThrownBy(() -> RuleFile.read(file(yaml)))
                .withMessageContaining(message);
    }

    private static ByteArrayResource file(String yaml) {
        return new ByteArrayResource(yaml.getBytes(UTF_8), "a test's rules");
    }
}
