package io.messagecenter.bot.turns;

/** A thread that waits for something, and may be told that it need not. Only the waiting is interrupted, nothing after it. */
final class Waiter {

    /** What is waited for. */
    interface Wait<T> {
        T get() throws InterruptedException;
    }

    private final Thread thread;
    private boolean waiting;
    private boolean abandoned;

    Waiter(Thread thread) {
        this.thread = thread;
    }

    /** @throws InterruptedException if it was abandoned before or meanwhile */
    <T> T during(Wait<T> wait) throws InterruptedException {
        begin();
        try {
            return wait.get();
        } finally {
            end();
        }
    }

    synchronized void abandon() {
        abandoned = true;
        if (waiting) {
            thread.interrupt();
        }
    }

    private synchronized void begin() throws InterruptedException {
        if (abandoned) {
            throw new InterruptedException("abandoned");
        }
        waiting = true;
    }

    private synchronized void end() {
        waiting = false;
        if (abandoned) {
            Thread.interrupted();
        }
    }
}
