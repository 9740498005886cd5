package io.messagecenter.ingest.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Reads bodies as bytes, each up to a limit, all together within the memory that is set aside for them. */
final class BodyReader {

    /** The largest body that is taken, in bytes. */
    static final int LIMIT = 8 * 1024 * 1024;

    /** What is kept of a larger one. */
    static final int KEPT_OF_OVERSIZED = 64 * 1024;

    private static final int FIRST_READ = 16 * 1024;
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private final Semaphore memory;

    BodyReader(int memory) {
        this.memory = new Semaphore(memory, true);
    }

    /**
     * @param announced the announced length, or -1
     * @throws NoMemory if other bodies take up all memory for longer than one may wait
     */
    Body read(InputStream in, long announced) throws IOException {
        var body = new Body();
        var most = announced > LIMIT ? KEPT_OF_OVERSIZED : (announced >= 0 ? (int) announced : LIMIT) + 1;
        try {
            body.grow(
                    Math.min(FIRST_READ, most)); // and then as it comes: a length that is only announced costs nothing
            while (body.fill(in)) {
                if (body.length == most) {
                    body.oversized = true;
                    return body;
                }
                body.grow(Math.min(2 * body.length, most));
            }
            return body;
        } catch (IOException | RuntimeException e) {
            body.close();
            throw e;
        }
    }

    /** A body, and the memory that it occupies until it is closed. */
    final class Body implements AutoCloseable {

        private byte[] bytes = new byte[0];
        private int length;
        private boolean oversized;

        private Body() {}

        byte[] bytes() {
            return bytes;
        }

        /** How many of the bytes are the body's. */
        int length() {
            return length;
        }

        /** Whether the body is over the limit, and only its beginning is here. */
        boolean isOversized() {
            return oversized;
        }

        byte[] beginning() {
            return Arrays.copyOf(bytes, Math.min(length, KEPT_OF_OVERSIZED));
        }

        @Override
        public void close() {
            memory.release(bytes.length);
            bytes = new byte[0];
        }

        private void grow(int size) {
            try {
                if (!memory.tryAcquire(size - bytes.length, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new NoMemory();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new NoMemory();
            }
            bytes = Arrays.copyOf(bytes, size);
        }

        /** Reads on; false at the end of the stream. */
        private boolean fill(InputStream in) throws IOException {
            length += in.readNBytes(bytes, length, bytes.length - length);
            return length == bytes.length;
        }
    }

    /** Too much is being handled at the moment. */
    static final class NoMemory extends RuntimeException {
        NoMemory() {
            super("other webhooks take up all memory", null, false, false);
        }
    }
}
