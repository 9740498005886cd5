package io.messagecenter.chat.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.log.Cursor;
import io.messagecenter.chat.log.LogRecord;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTest {

    private final Cursor begin = Cursor.parse(
                    Base64.getUrlEncoder().encodeToString("2.abcdefgh.0.0.0.0.0.0.0.0.0.0.0.0".getBytes()))
            .orElseThrow();

    private static Push push(int partition, long offset, Cursor before) {
        return new Push(new LogRecord(partition, offset, new byte[100]), before.with(partition, offset + 1));
    }

    @Test
    void itReachesBackToWhatItHasNotForgotten() {
        var recent = new Recent(begin, 2, 1_000_000);
        var first = push(4, 0, begin);
        var second = push(7, 0, first.after());
        var third = push(4, 1, second.after());

        recent.add(List.of(first, second), second.after());
        assertThat(recent.covers(begin)).isTrue();
        assertThat(recent.since(begin)).containsExactly(first, second);

        recent.add(List.of(third), third.after());
        assertThat(recent.covers(begin)).isFalse();
        assertThat(recent.covers(first.after())).isTrue();
        assertThat(recent.since(first.after())).containsExactly(second, third);
        assertThat(recent.since(second.after())).containsExactly(third);
        assertThat(recent.end().text()).isEqualTo(third.after().text());
    }

    @Test
    void itForgetsByWeight() {
        var recent = new Recent(begin, 1_000, 250);
        recent.add(List.of(push(0, 0, begin), push(0, 1, begin), push(0, 2, begin)), begin.with(0, 3));

        assertThat(recent.covers(begin)).isFalse();
        assertThat(recent.covers(begin.with(0, 1))).isTrue();
    }

    @Test
    void aPlaceOfAnotherLogIsNotCovered() {
        var other = Cursor.parse(Base64.getUrlEncoder().encodeToString("2.hgfedcba.9.9.9.9.9.9.9.9.9.9.9.9".getBytes()))
                .orElseThrow();

        assertThat(new Recent(begin, 2, 1_000).covers(other)).isFalse();
    }
}
