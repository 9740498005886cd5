package io.messagecenter.bot.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class InvalidBotRulesAnalyzerTest {

    @Test
    void aFailedStartSaysWhichRuleIsWrongAndNothingElse() {
        var failure = new BeanCreationException("botRules", "long story", new InvalidBotRules("Bot rule \"tea\": no."));

        assertThat(new InvalidBotRulesAnalyzer().analyze(failure).getDescription())
                .isEqualTo("Bot rule \"tea\": no.");
    }

    @Test
    void itIsAskedAtEveryFailedStart() {
        assertThat(SpringFactoriesLoader.loadFactoryNames(FailureAnalyzer.class, null))
                .contains(InvalidBotRulesAnalyzer.class.getName());
    }
}
