package io.messagecenter.bot.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.bot.assistant.Answer.Outcome;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void anAnswerIsTrimmedAndRidOfWhatNoDatabaseTakes() {
        assertThat(Answer.of(" We do\0. \n").text()).isEqualTo("We do.");
    }

    @Test
    void nothingIsNoAnswer() {
        assertThat(Answer.of(null).outcome()).isEqualTo(Outcome.EMPTY);
        assertThat(Answer.of(" \n\0").outcome()).isEqualTo(Outcome.EMPTY);
    }

    @Test
    void aTooLongAnswerIsCutBetweenCharacters() {
        var text = Answer.of("🙂".repeat(3000)).text();

        assertThat(text).isNotNull().hasSizeLessThanOrEqualTo(Answer.LONGEST).endsWith("🙂…");
    }
}
