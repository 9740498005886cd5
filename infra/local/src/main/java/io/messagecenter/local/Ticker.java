package io.messagecenter.local;

import java.util.function.Supplier;

/** Keeps the console's status line moving while something takes its time; closing it clears the line. */
final class Ticker implements AutoCloseable {

    private static final long PERIOD_MILLIS = 200;

    private final Console console;
    private final Thread thread;

    /** @param text what goes on; asked several times a second */
    Ticker(Console console, Supplier<String> text) {
        this.console = console;
        long begun = System.nanoTime();
        this.thread = Thread.ofPlatform().daemon().name("status").start(() -> {
            try {
                while (true) {
                    long seconds = (System.nanoTime() - begun) / 1_000_000_000;
                    console.status("  … " + text.get() + " (" + seconds + " s)");
                    Thread.sleep(PERIOD_MILLIS);
                }
            } catch (InterruptedException closed) {
                // The work is done.
            }
        });
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        console.status("");
    }
}
