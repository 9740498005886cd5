package io.messagecenter.fakeai;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The steps still to come, taken one a request. */
final class Script {

    /** A step, and what ends its hanging. */
    record Turn(Step step, CountDownLatch replaced) {}

    private final Deque<Step> steps = new ArrayDeque<>();
    private CountDownLatch replaced = new CountDownLatch(1);

    /** Forgets the old steps, and lets go of those who hang in one. */
    synchronized void replace(List<Step> next) {
        steps.clear();
        steps.addAll(next);
        replaced.countDown();
        replaced = new CountDownLatch(1);
    }

    synchronized Turn next() {
        while (true) {
            var step = steps.pollFirst();
            if (step == null) {
                return new Turn(Step.ORDINARY, replaced);
            }
            var times = step.times();
            if (times == null) {
                steps.addFirst(step);
                return new Turn(step, replaced);
            }
            if (times > 0) {
                steps.addFirst(step.times(times - 1));
                return new Turn(step, replaced);
            }
        }
    }
}
