package io.messagecenter.bot.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WaiterTest {

    private final Waiter waiter = new Waiter(Thread.currentThread());

    @Test
    void whoIsAbandonedStopsWaiting() {
        Thread.ofVirtual().start(waiter::abandon);

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> waiter.during(() -> {
                    new CountDownLatch(1).await();
                    return "never";
                }));
    }

    @Test
    void afterTheWaitNothingIsInterrupted() throws Exception {
        assertThat(waiter.during(() -> "at once")).isEqualTo("at once");
        waiter.abandon();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
