package io.messagecenter.bot.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryTest {

    @Test
    void theNewestLinesAreToldInTheirOrder() {
        var lines = IntStream.range(0, 30)
                .mapToObj(i -> new Line(i % 2 == 0, "line " + i))
                .toList();

        assertThat(new History(20, 8000).newest(lines)).isEqualTo(lines.subList(10, 30));
    }

    @Test
    void longLinesLeaveRoomForFewerOthers() {
        var lines = List.of(
                new Line(true, "x".repeat(60)), new Line(false, "y".repeat(50)), new Line(true, "z".repeat(50)));

        assertThat(new History(20, 100).newest(lines)).isEqualTo(lines.subList(1, 3));
    }

    @Test
    void ofTheNewestLineAtLeastTheBeginningIsTold() {
        var told = new History(20, 100).newest(List.of(new Line(true, "z".repeat(500))));

        assertThat(told)
                .singleElement()
                .satisfies(line -> assertThat(line.text()).hasSize(100));
    }
}
