package io.messagecenter.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder that keeps everything between runs; held by one run at a time, and only ever emptied when it is ours. */
final class DataDir {

    private static final String MARKER = ".message-center";
    private static final long MEGABYTE = 1024 * 1024;
    private static final long NEEDED = 500 * MEGABYTE;

    private final Path folder;

    /** Held open for as long as this process lives; the system lets go of it however the process ends. */
    @SuppressWarnings("FieldCanBeLocal")
    private @Nullable FileLock lock;

    private DataDir(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes the folder for this run, and makes it where there is none.
     *
     * @throws Refusal if another run holds it, or if it holds something else
     */
    static DataDir open(Path folder) throws IOException {
        var data = new DataDir(folder);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw Refusal.state("DATA_DIR (" + folder + ") is a file, not a folder.");
        }
        Files.createDirectories(folder);
        if (!Files.exists(data.marker()) && !isEmpty(folder)) {
            throw Refusal.state(
                    "DATA_DIR (" + folder + ") holds files that are not Message Center's; choose another folder.");
        }
        Files.writeString(data.marker(), "The data of Message Center's ./run; \"./run --fresh\" deletes it.\n");
        for (Path part : List.of(data.run(), data.logs(), data.resolve("blobs"))) {
            Files.createDirectories(part);
        }
        data.takeLock();
        return data;
    }

    private void takeLock() throws IOException {
        Path file = run().resolve("lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            lock = null;
        }
        if (lock == null) {
            String holder = Files.readString(file).strip();
            channel.close();
            throw Refusal.state(
                    "Message Center already runs with this data (process %s, data in %s); stop it with Ctrl-C in its terminal or with kill %s."
                            .formatted(holder, folder, holder));
        }
        // By the channel that holds the lock: closing any other that this process opened on the file would give it up.
        channel.truncate(0);
        channel.write(StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
    }

    /** @throws Refusal if the disk has too little room for a start */
    void requireSpace() throws IOException {
        requireSpace(Files.getFileStore(folder).getUsableSpace());
    }

    void requireSpace(long free) {
        if (free < NEEDED) {
            throw Refusal.state(
                    "Only %d MB are free on the disk of DATA_DIR (%s), and %d MB are needed; make room or set DATA_DIR to a folder on another disk."
                            .formatted(free / MEGABYTE, folder, NEEDED / MEGABYTE));
        }
    }

    /** Forgets everything but who runs now. */
    void empty() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                if (!entry.equals(marker()) && !entry.equals(run())) {
                    deleteTree(entry);
                }
            }
        }
        for (Path part : List.of(logs(), resolve("blobs"))) {
            Files.createDirectories(part);
        }
    }

    Path folder() {
        return folder;
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    /** What concerns the run that is on: lock, process ids, addresses. */
    Path run() {
        return folder.resolve("run");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    private Path marker() {
        return folder.resolve(MARKER);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** Deletes a folder with all that is in it; links are deleted, never followed. */
    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
