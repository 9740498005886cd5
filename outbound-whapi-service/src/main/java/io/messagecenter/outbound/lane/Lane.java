package io.messagecenter.outbound.lane;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** One thread that looks again and again whether there is work. Trouble is logged once and tried again; a stop waits for its end. */
public final class Lane {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final String name;
    private final Duration pause;
    private final Runnable look;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = Thread.currentThread();

    /**
     * @param pause between two looks, unless somebody {@linkplain #wake() wakes} it
     * @param look does what is due and returns
     */
    public Lane(String name, Duration pause, Runnable look) {
        this.name = name;
        this.pause = pause;
        this.look = look;
    }

    public void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** Interrupts what is being done, which is done again after the next start. */
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(LONGEST_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isRunning() {
        return running;
    }

    /** There is something to do now. */
    public void wake() {
        news.release();
    }

    private void run() {
        var troubled = false;
        while (running) {
            try {
                look.run();
                troubled = false;
            } catch (RuntimeException e) {
                if (!troubled && running) {
                    var cause = NestedExceptionUtils.getMostSpecificCause(e);
                    log.warn("{} waits: {}", name, cause.toString());
                }
                troubled = true;
            }
            await(troubled ? AFTER_TROUBLE : pause);
        }
    }

    private void await(Duration time) {
        try {
            if (news.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException stopped) {
            // the loop's condition tells
        }
    }
}
