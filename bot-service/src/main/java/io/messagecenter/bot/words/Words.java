package io.messagecenter.bot.words;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The words of a text in their order, lower case, without accents and punctuation: {@code "Café, s'il vous plaît!"} has the words
 * {@code cafe s il vous plait}.
 */
public record Words(List<String> words) {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

    public Words {
        words = List.copyOf(words);
    }

    public static Words of(String text) {
        var plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return new Words(
                Arrays.stream(GAPS.split(plain)).filter(word -> !word.isEmpty()).toList());
    }

    /** Whether these words occur in that order and next to each other; never as a part of other words. */
    public boolean contain(Words phrase) {
        return !phrase.isEmpty() && Collections.indexOfSubList(words, phrase.words) >= 0;
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    public int count() {
        return words.size();
    }
}
