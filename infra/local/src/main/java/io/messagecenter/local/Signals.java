package io.messagecenter.local;

import java.io.IOException;

/** Sends a process the signal that makes it shut down in order. */
final class Signals {

    private Signals() {}

    static void send(ProcessHandle process, Part.StopSignal signal) throws InterruptedException {
        switch (signal) {
            case TERM -> process.destroy();
            case INT -> interrupt(process);
        }
    }

    /** Java sends no SIGINT, and a machine may lack the program "kill"; every shell has it built in. */
    private static void interrupt(ProcessHandle process) throws InterruptedException {
        try {
            new ProcessBuilder("sh", "-c", "kill -INT " + process.pid())
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException noShell) {
            process.destroy();
        }
    }
}
