package io.messagecenter.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A part that is kept running: when its process ends by itself, it is started again after a pause that grows, until
 * {@link #stop}. Its output goes to its log file and to the console.
 */
final class Child {

    /** A part that dies this often before it was ever ready will not be ready the next time either. */
    private static final int DEATHS_BEFORE_READY = 3;

    private static final Duration POLL = Duration.ofMillis(100);

    private final Part part;
    private final RunRecords records;
    private final Console console;
    private final LogFile log;
    private final Runnable restarted;
    private final CompletableFuture<Duration> ready = new CompletableFuture<>();
    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private volatile @Nullable Process process;

    /** @param restarted told whenever a new process took the place of one that ended */
    Child(Part part, RunRecords records, Console console, LogFile log, Runnable restarted) {
        this.part = part;
        this.records = records;
        this.console = console;
        this.log = log;
        this.restarted = restarted;
    }

    String name() {
        return part.name();
    }

    LogFile log() {
        return log;
    }

    /** How long it took until it was ready for the first time; fails with a {@link Refusal} if it cannot be started. */
    CompletableFuture<Duration> ready() {
        return ready;
    }

    OptionalLong pid() {
        Process current = process;
        return current != null && current.isAlive() ? OptionalLong.of(current.pid()) : OptionalLong.empty();
    }

    void start() {
        inBackground("keeper", this::keepRunning);
    }

    /**
     * Asks the process to end and waits for it; after {@code patience} it is killed. Returns when it is gone.
     */
    void stop(Duration patience) {
        Process current;
        synchronized (this) {
            stopRequested.countDown();
            current = process;
        }
        if (current == null) {
            return;
        }
        try {
            Signals.send(current.toHandle(), part.stop());
            if (!current.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                console.note(part.name() + " did not stop within " + patience.toSeconds() + " s and was killed");
                current.descendants().forEach(ProcessHandle::destroyForcibly);
                current.destroyForcibly().waitFor();
            }
            records.forget(part.name());
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepRunning() {
        var backoff = new Backoff();
        int deaths = 0;
        try {
            while (true) {
                long startedAt = System.nanoTime();
                Process started = launch();
                if (started == null) {
                    return;
                }
                inBackground("log", () -> copyLog(started));
                inBackground("ready", () -> awaitReady(started, startedAt));
                int exitCode = started.waitFor();
                if (stopRequested.getCount() == 0) {
                    return;
                }
                records.forget(part.name());
                if (!ready.isDone() && ++deaths == DEATHS_BEFORE_READY) {
                    ready.completeExceptionally(Refusal.state("%s ended %d times before it was ready (exit code %d)."
                            .formatted(part.name(), deaths, exitCode)));
                    return;
                }
                Duration pause = backoff.afterRunOf(Duration.ofNanos(System.nanoTime() - startedAt));
                console.note("%s ended by itself (exit code %d); it starts again in %d s"
                        .formatted(part.name(), exitCode, pause.toSeconds()));
                if (stopRequested.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (IOException cannotStart) {
            ready.completeExceptionally(
                    Refusal.state("%s cannot be started: %s.".formatted(part.name(), cannotStart.getMessage())));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Null once the part is to stop: nothing may start behind {@link #stop}'s back. */
    private synchronized @Nullable Process launch() throws IOException {
        if (stopRequested.getCount() == 0) {
            return null;
        }
        var builder = new ProcessBuilder(part.command())
                .directory(part.directory().toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(part.environment());
        Process started = builder.start();
        records.remember(part.name(), started.toHandle());
        started.getOutputStream().close();
        process = started;
        return started;
    }

    private void copyLog(Process from) {
        try (BufferedReader lines = from.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.append(line);
                console.log(part.name(), line);
            }
        } catch (IOException ended) {
            // The process is gone, and its output with it.
        }
    }

    private void awaitReady(Process started, long startedAt) {
        try {
            while (started.isAlive() && stopRequested.getCount() > 0) {
                if (part.ready().getAsBoolean()) {
                    announce(Duration.ofNanos(System.nanoTime() - startedAt));
                    return;
                }
                Thread.sleep(POLL);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void announce(Duration took) {
        if (!ready.complete(took)) {
            console.note("%s is back after %.1f s".formatted(part.name(), took.toMillis() / 1000.0));
            restarted.run();
        }
    }

    private void inBackground(String task, Runnable work) {
        Thread.ofPlatform().daemon().name(part.name() + "-" + task).start(work);
    }
}
