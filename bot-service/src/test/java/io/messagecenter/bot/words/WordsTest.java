package io.messagecenter.bot.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void caseAccentsAndPunctuationDoNotCount() {
        assertThat(Words.of("  Où est le CAFÉ?! ")).isEqualTo(Words.of("ou est le cafe"));
        assertThat(Words.of("*Menu*…")).isEqualTo(Words.of("menu"));
        assertThat(Words.of("ＭＥＮＵ")).isEqualTo(Words.of("menu"));
    }

    @Test
    void aPhraseIsFoundInItsOrderAndInOnePiece() {
        var message = Words.of("So, how much is it?");

        assertThat(message.contain(Words.of("How much"))).isTrue();
        assertThat(message.contain(Words.of("much how"))).isFalse();
        assertThat(message.contain(Words.of("how is"))).isFalse();
    }

    @Test
    void aWordIsNotFoundInsideAnother() {
        assertThat(Words.of("this is pricey").contain(Words.of("price"))).isFalse();
        assertThat(Words.of("which one").contain(Words.of("hi"))).isFalse();
    }

    @Test
    void nothingContainsNothing() {
        assertThat(Words.of("?!").isEmpty()).isTrue();
        assertThat(Words.of("anything").contain(Words.of("…"))).isFalse();
    }
}
