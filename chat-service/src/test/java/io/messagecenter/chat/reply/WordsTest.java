package io.messagecenter.chat.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.messagecenter.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void areTrimmedAndFreedOfWhatCannotBeStored() {
        assertThat(Words.required("text", " \n na\0ïve\uD83D 👍\t")).isEqualTo("naïve 👍");
    }

    @Test
    void haveAtMost4096CharactersEmojiCountedOnce() {
        assertThat(Words.required("text", "👍".repeat(4096))).hasSize(8192);
        refused("x".repeat(4097));
    }

    @Test
    void areRefusedWhenNothingIsLeft() {
        refused("");
        refused(" \0\u2003");
    }

    private static void refused(String text) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Words.required("text", text));
    }
}
