package io.messagecenter.platform.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Wakes the relay after a commit, in whatever instance it runs, by a NOTIFY of its own: never inside the business transaction, where
 * it would take a lock of the whole cluster and end group commit; and at most once in two milliseconds.
 */
final class OutboxSignal implements SmartLifecycle {

    static final String CHANNEL = "outbox";
    private static final Logger log = LoggerFactory.getLogger(OutboxSignal.class);
    private static final Duration GAP = Duration.ofMillis(2);

    private final JdbcTemplate jdbc;
    private final Semaphore raised = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = Thread.currentThread();

    OutboxSignal(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void raise() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    private void run() {
        while (running) {
            try {
                raised.acquire();
                raised.drainPermits();
                jdbc.execute("NOTIFY " + CHANNEL);
                LockSupport.parkNanos(GAP.toNanos());
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException e) {
                log.debug("The relay was not woken, it will look by itself: {}", e.toString());
            }
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("outbox-signal").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return OutboxRelay.PHASE;
    }
}
