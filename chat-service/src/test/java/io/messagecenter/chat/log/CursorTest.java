package io.messagecenter.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private final Cursor begin = Cursor.of("AbCd-_12", new long[Topic.PARTITIONS]);

    @Test
    void aCursorIsTheSamePlaceAfterItsWayThroughAClient() {
        var place = begin.with(3, 17).with(11, Long.MAX_VALUE / 16);

        var back = Cursor.parse(place.text()).orElseThrow();

        assertThat(back.text()).isEqualTo(place.text());
        assertThat(back.next(3)).isEqualTo(17);
        assertThat(back.isOfSameLog(begin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "17", "null", "Mi4x", "MS4xLjEuMS4xLjEuMS4xLjEuMS4xLjEuMQ"})
    void whatIsNoCursorIsNone(String text) {
        assertThat(Cursor.parse(text)).isEmpty();
    }

    @Test
    void aPlaceIsReachedWhenItIsReachedInEveryPartition() {
        var one = begin.with(0, 5);
        var other = begin.with(1, 5);

        assertThat(one.hasReached(begin)).isTrue();
        assertThat(one.hasReached(one)).isTrue();
        assertThat(begin.hasReached(one)).isFalse();
        assertThat(one.hasReached(other)).isFalse();
        assertThat(one.latest(other).hasReached(one)).isTrue();
        assertThat(one.latest(other).hasReached(other)).isTrue();
    }

    @Test
    void aPlaceOfAnotherLogIsToldApart() {
        assertThat(Cursor.of("other-12", new long[Topic.PARTITIONS]).isOfSameLog(begin))
                .isFalse();
    }
}
