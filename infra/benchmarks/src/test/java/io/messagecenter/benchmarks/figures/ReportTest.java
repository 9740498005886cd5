package io.messagecenter.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Figure RATE = Figure.of(
                    "ingest", "requests <a second>", 4_321.5, "/s", Goal.atLeast(5_000, 10_000))
            .with(new Figure.Series("ours", "/s", List.of(4_300.0, 4_321.5, 4_400.0)))
            .noting("generator 12 %");

    @Test
    void aFigureIsHeldAgainstItsFloorAndItsAim() {
        var more = Goal.atLeast(0.3, 0.5);
        assertThat(more.judge(0.5)).isEqualTo(Goal.Verdict.AIM);
        assertThat(more.judge(0.3)).isEqualTo(Goal.Verdict.FLOOR);
        assertThat(more.judge(0.29)).isEqualTo(Goal.Verdict.MISSED);
        var less = Goal.atMost(50, 15);
        assertThat(less.judge(15.0)).isEqualTo(Goal.Verdict.AIM);
        assertThat(less.judge(51.0)).isEqualTo(Goal.Verdict.MISSED);
    }

    @Test
    void whatCouldNotBeMeasuredMissesItsFloor() {
        assertThat(Goal.atMost(50, 15).judge(Double.NaN)).isEqualTo(Goal.Verdict.MISSED);
        assertThat(Goal.NONE.judge(Double.NaN)).isEqualTo(Goal.Verdict.TOLD);
    }

    @Test
    void theTableShowsValueFloorAimVerdictAndNotes() {
        assertThat(Table.lines(List.of(RATE)))
                .anySatisfy(line -> assertThat(line)
                        .contains("ingest: requests <a second>", "4,322 /s", "5,000", "10,000", "MISSES THE FLOOR"))
                .anySatisfy(line -> assertThat(line).contains("generator 12 %"));
    }

    @Test
    void thePageNeedsNothingElseAndShowsChartsOfRoundsAndLatencies() {
        var nanos = new Histogram(3);
        for (long i = 1; i <= 1000; i++) {
            nanos.recordValue(i * 10_000);
        }
        var page = Html.page(List.of("2 cores"), List.of(RATE.with(new Figure.Curve("webhook", nanos))));
        assertThat(page).contains("2 cores", "requests &lt;a second&gt;", "4,322 /s", "p99 9.90 ms", "<svg");
        assertThat(page).doesNotContain("http://", "https://", "<script", "<a second>");
    }
}
