package io.messagecenter.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashingQueueTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final HashingQueue queue = new HashingQueue(1);
    private final CountDownLatch free = new CountDownLatch(1);
    private final List<String> served = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void letEverybodyEnd() {
        free.countDown();
        callers.close();
    }

    private void occupy() {
        var begun = new CountDownLatch(1);
        callers.submit(() -> queue.call(
                0,
                () -> {
                    begun.countDown();
                    free.await();
                    return "first";
                },
                LONG));
        await().until(() -> begun.getCount() == 0);
    }

    private void ask(String who, int distrust) {
        var waiting = queue.waiting();
        callers.submit(() -> queue.call(distrust, () -> served.add(who), LONG));
        await().until(() -> queue.waiting() > waiting);
    }

    @Test
    void theMostTrustedAreServedFirstAndOfEqualsWhoCameFirst() {
        occupy();
        ask("guesser", 7);
        ask("newcomer", 1);
        ask("another newcomer", 1);
        ask("owner", 0);

        free.countDown();

        await().untilAsserted(
                        () -> assertThat(served).containsExactly("owner", "newcomer", "another newcomer", "guesser"));
    }

    @Test
    void whoWaitedTooLongIsNotServedAnyMoreAndLeavesTheQueue() throws Exception {
        occupy();
        var worked = new AtomicInteger();

        assertThat(queue.call(0, worked::incrementAndGet, Duration.ofMillis(20)))
                .isEmpty();
        assertThat(queue.waiting()).isZero();

        free.countDown();
        assertThat(queue.call(0, () -> "next", LONG)).isEqualTo(Optional.of("next"));
        assertThat(worked).hasValue(0);
    }

    @Test
    void aFailureReachesWhoAskedAndTheNextIsServed() throws Exception {
        assertThatIllegalStateException()
                .isThrownBy(() -> queue.call(
                        0,
                        () -> {
                            throw new java.io.IOException("broken");
                        },
                        LONG))
                .withRootCauseInstanceOf(java.io.IOException.class);

        assertThat(queue.call(0, () -> "next", LONG)).isEqualTo(Optional.of("next"));
    }
}
