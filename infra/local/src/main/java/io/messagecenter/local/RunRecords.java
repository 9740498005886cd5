package io.messagecenter.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file for each process that was started, so that the next run can find and stop what a killed launcher left behind. The
 * start time stands beside the process id, since systems give ids out again.
 */
final class RunRecords {

    /** A process that outlived its launcher. */
    record Leftover(String name, ProcessHandle process) {}

    private static final String SUFFIX = ".pid";

    /** Start times are told in ticks since boot; the clock may have been set meanwhile. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Path folder;

    RunRecords(Path folder) {
        this.folder = folder;
    }

    void remember(String name, ProcessHandle process) throws IOException {
        long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        Files.writeString(folder.resolve(name + SUFFIX), process.pid() + " " + started + "\n");
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name + SUFFIX));
        } catch (IOException stays) {
            // A record of a process that is gone does no harm: it is recognised as such.
        }
    }

    /** The recorded processes that still run. */
    List<Leftover> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .flatMap(file -> leftover(file).stream())
                    .toList();
        }
    }

    /** Forgets them all. */
    void clear() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(SUFFIX)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Optional<Leftover> leftover(Path file) {
        try {
            String[] words = Files.readString(file).strip().split(" ");
            Instant started = Instant.ofEpochMilli(Long.parseLong(words[1]));
            String name = file.getFileName().toString();
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(process -> startedAt(process, started))
                    .map(process -> new Leftover(name.substring(0, name.length() - SUFFIX.length()), process));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException halfWritten) {
            return Optional.empty();
        }
    }

    private static boolean startedAt(ProcessHandle process, Instant expected) {
        return process.info()
                .startInstant()
                .map(actual -> Duration.between(expected, actual).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }
}
