package io.messagecenter.auth.account;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Works on few tasks at once: the most trusted of those that wait first, of equals the one that came first. */
final class HashingQueue {

    private final AtomicLong arrivals = new AtomicLong();
    private final ThreadPoolExecutor workers;

    /** @param workers how many tasks are worked on at once */
    HashingQueue(int workers) {
        this.workers = new ThreadPoolExecutor(
                workers,
                workers,
                0,
                TimeUnit.SECONDS,
                new PriorityBlockingQueue<>(),
                Thread.ofPlatform().name("hashing-", 0).daemon().factory());
    }

    private static final class Task<T> extends FutureTask<T> implements Comparable<Task<?>> {
        private static final Comparator<Task<?>> ORDER =
                Comparator.<Task<?>>comparingInt(task -> task.distrust).thenComparingLong(task -> task.arrival);

        private final int distrust;
        private final long arrival;

        private Task(Callable<T> work, int distrust, long arrival) {
            super(work);
            this.distrust = distrust;
            this.arrival = arrival;
        }

        @Override
        public int compareTo(Task<?> other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Does the work when its turn comes; empty, and not done, if it has not come in time.
     *
     * @param distrust less is earlier
     */
    <T> Optional<T> call(int distrust, Callable<T> work, Duration patience) throws InterruptedException {
        var task = new Task<>(work, distrust, arrivals.getAndIncrement());
        workers.execute(task);
        try {
            return Optional.of(task.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            // Nobody waits for it any more.
            if (task.cancel(false)) {
                workers.remove(task);
            }
        }
    }

    /** How many wait for their turn. */
    int waiting() {
        return workers.getQueue().size();
    }
}
