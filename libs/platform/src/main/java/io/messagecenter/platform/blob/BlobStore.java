package io.messagecenter.platform.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Bytes of files in a folder that the services share, each under a key of our own making; a blob never changes. */
public final class BlobStore {

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}");

    private final Path folder;

    BlobStore(Path folder) {
        this.folder = folder;
    }

    /** A stored file: its key, its size in bytes, and where to read it from. */
    public record Blob(String key, long size, Path path) {}

    /**
     * Stores a stream to its end.
     *
     * @throws TooLarge if it holds more than {@code maxBytes}; nothing stays behind
     */
    public Blob put(InputStream content, long maxBytes) {
        var key = UUID.randomUUID().toString().replace("-", "");
        var target = path(key);
        try {
            Files.createDirectories(target.getParent());
            var partial = Files.createTempFile(target.getParent(), key, ".part");
            try {
                var size = copy(content, partial, maxBytes);
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
                return new Blob(key, size, target);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long copy(InputStream content, Path target, long maxBytes) throws IOException {
        var buffer = new byte[16 * 1024];
        long size = 0;
        try (var out = Files.newOutputStream(target)) {
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                size += n;
                if (size > maxBytes) {
                    throw new TooLarge(maxBytes);
                }
                out.write(buffer, 0, n);
            }
        }
        return size;
    }

    /** Whether a key could be one of ours. */
    public static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }

    /** The blob of that key; empty for a key that is unknown or was never one of ours. */
    public Optional<Blob> open(String key) {
        if (!isKey(key) || !Files.isRegularFile(path(key))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Blob(key, Files.size(path(key)), path(key)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Forgets a blob; nothing happens when there is none. */
    public void delete(String key) {
        open(key).ifPresent(blob -> {
            try {
                Files.deleteIfExists(blob.path());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Path path(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key);
    }

    /** The content holds more bytes than are allowed. */
    public static final class TooLarge extends RuntimeException {
        TooLarge(long maxBytes) {
            super("larger than " + maxBytes + " bytes");
        }
    }
}
