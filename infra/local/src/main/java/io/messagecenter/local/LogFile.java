package io.messagecenter.local;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log of one part on disk, never larger than twice the limit: a full file becomes {@code name.log.1} and replaces the one
 * before. A disk that takes no more costs the log its lines, not the part its life.
 */
final class LogFile implements Closeable {

    private static final int REMEMBERED = 30;

    private final Path file;
    private final long limit;
    private final Deque<String> newest = new ArrayDeque<>();
    private @Nullable BufferedWriter writer;
    private long size;

    /** @param limit in characters, roughly bytes */
    LogFile(Path file, long limit) {
        this.file = file;
        this.limit = limit;
    }

    synchronized void append(String line) {
        if (newest.size() == REMEMBERED) {
            newest.removeFirst();
        }
        newest.addLast(line);
        try {
            write(line);
        } catch (IOException diskTakesNoMore) {
            closeQuietly();
        }
    }

    /** The last lines, oldest first. */
    synchronized List<String> newest() {
        return List.copyOf(newest);
    }

    private void write(String line) throws IOException {
        if (writer == null) {
            writer = Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            size = Files.size(file);
        }
        writer.write(line);
        writer.newLine();
        writer.flush();
        size += line.length() + 1;
        if (size >= limit) {
            closeQuietly();
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void closeQuietly() {
        if (writer != null) {
            try {
                writer.close();
            } catch (IOException alreadyBroken) {
                // The lines that did not reach the disk are lost; there is no better place to say so.
            }
            writer = null;
        }
    }

    @Override
    public synchronized void close() {
        closeQuietly();
    }
}
