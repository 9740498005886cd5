package io.messagecenter.platform.kafka;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * Follows a log on a thread of its own from the service's start to its stop, without a group. Whatever fails, the broker's absence
 * above all, is tried again after a pause, for ever.
 */
public abstract class LogFollower implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String name;
    private final Duration pause;
    private volatile boolean running;
    private Thread thread = Thread.currentThread();

    /**
     * @param name of the thread
     * @param pause after a failure
     */
    protected LogFollower(String name, Duration pause) {
        this.name = name;
        this.pause = pause;
    }

    /** Opens the log and reads it as long as {@link #isRunning()}. */
    protected abstract void follow() throws Exception;

    /** Told why it stopped reading, unless it was to stop; {@link #follow} is called again after the pause. */
    protected abstract void failed(Exception cause);

    private void run() {
        while (running) {
            try {
                follow();
            } catch (Exception e) {
                if (running) {
                    failed(e);
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
