package io.messagecenter.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTest {

    @Test
    void isTheMedianOfTheRoundsRatios() {
        var ratio = Ratio.of(List.of(50.0, 60.0, 52.0), List.of(100.0, 100.0, 104.0));
        assertThat(ratio.value()).isEqualTo(0.5);
        assertThat(ratio.notes()).isEmpty();
    }

    @Test
    void discardsRoundsWhoseBaselineIsMoreThanATenthOff() {
        var ratio = Ratio.of(List.of(50.0, 50.0, 52.0), List.of(100.0, 60.0, 104.0));
        assertThat(ratio.value()).isEqualTo(0.5);
        assertThat(ratio.discarded()).isEqualTo(1);
        assertThat(ratio.notes()).singleElement().asString().contains("UNSTEADY");
    }

    @Test
    void needsABaselineForEachRound() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ratio.of(List.of(1.0, 2.0), List.of(1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> Ratio.of(List.of(), List.of()));
    }

    @Test
    void aMedianOfAnEvenNumberLiesInTheMiddle() {
        assertThat(Medians.of(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
        assertThat(Medians.of(List.of())).isNaN();
    }
}
