package io.messagecenter.chat.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final AtomicLong now = new AtomicLong();
    private final Pace pace = new Pace(now::get);

    private long allowed(long user, int times) {
        return IntStream.range(0, times).filter(i -> pace.allows(user)).count();
    }

    @Test
    void muchAtOnceThenAFewASecondAndEveryUserOnTheirOwn() {
        assertThat(allowed(1, 100)).isEqualTo(30);
        assertThat(allowed(2, 1)).isEqualTo(1);

        now.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertThat(allowed(1, 100)).isEqualTo(10);

        now.addAndGet(TimeUnit.HOURS.toNanos(1));
        assertThat(allowed(1, 100)).isEqualTo(30);
    }
}
