package io.messagecenter.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Runs programs that come to an end by themselves, such as Maven or initdb; {@link #cancel} ends them early. */
final class Commands {

    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    /**
     * Waits for the program's end.
     *
     * @param output gets what it prints, after what is there already
     * @return its exit code
     * @throws IOException if it cannot be started
     */
    int run(Path directory, Path output, Map<String, String> environment, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        running.add(process);
        try {
            process.getOutputStream().close();
            if (cancelled) {
                end(process);
            }
            return process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            end(process);
            return -1;
        } finally {
            running.remove(process);
        }
    }

    /** Ends what runs now, and whatever is run from now on. */
    void cancel() {
        cancelled = true;
        running.forEach(Commands::end);
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
