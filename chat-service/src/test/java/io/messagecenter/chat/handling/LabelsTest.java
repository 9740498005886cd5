package io.messagecenter.chat.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.messagecenter.platform.problem.ProblemException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LabelsTest {

    @Test
    void areTrimmedAndEachIsKeptOnce() {
        assertThat(Labels.of(List.of(" vip", "refund ", "vip"))).containsExactly("vip", "refund");
    }

    @Test
    void areAtMostTwentyOfAtMostFiftyCharacters() {
        assertThat(Labels.of(numbered(20))).hasSize(20);
        assertThat(Labels.of(List.of("ü".repeat(50)))).hasSize(1);
        refused(numbered(21));
        refused(List.of("x".repeat(51)));
    }

    @Test
    void areNotEmpty() {
        refused(List.of(" "));
        refused(Collections.singletonList(null));
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "label " + i).toList();
    }

    private static void refused(List<@Nullable String> labels) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Labels.of(labels));
    }
}
