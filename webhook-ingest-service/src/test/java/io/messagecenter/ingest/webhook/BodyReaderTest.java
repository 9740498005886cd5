package io.messagecenter.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.messagecenter.ingest.webhook.BodyReader.NoMemory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {

    private static final int LIMIT = BodyReader.LIMIT;

    private final BodyReader bodies = new BodyReader(2 * LIMIT);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16 * 1024 - 1, 16 * 1024, 16 * 1024 + 1, 100_000, LIMIT})
    void aBodyUpToTheLimitIsReadWhole(int size) throws IOException {
        for (var announced : new long[] {size, -1}) {
            try (var body = bodies.read(zeros(size), announced)) {
                assertThat(body.length()).isEqualTo(size);
                assertThat(body.isOversized()).isFalse();
            }
        }
    }

    @Test
    void ofALargerOneTheBeginningIsKept() throws IOException {
        for (var announced : new long[] {LIMIT + 1, -1}) {
            try (var body = bodies.read(zeros(LIMIT + 1), announced)) {
                assertThat(body.isOversized()).isTrue();
                assertThat(body.beginning()).hasSize(BodyReader.KEPT_OF_OVERSIZED);
            }
        }
    }

    @Test
    void bodiesTogetherStayWithinTheMemory() throws IOException {
        try (var large = bodies.read(zeros(LIMIT), LIMIT)) {
            assertThat(large.length()).isEqualTo(LIMIT);
            assertThatExceptionOfType(NoMemory.class).isThrownBy(() -> bodies.read(zeros(LIMIT), LIMIT));
            assertThatExceptionOfType(NoMemory.class).isThrownBy(() -> bodies.read(zeros(LIMIT), -1));
            try (var small = bodies.read(zeros(1000), 1000)) {
                assertThat(small.length()).isEqualTo(1000);
            }
        }
        bodies.read(zeros(LIMIT), LIMIT).close();
    }

    @Test
    void aBrokenStreamGivesItsMemoryBack() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };

        for (var i = 0; i < 5; i++) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> bodies.read(broken, LIMIT));
        }
    }

    private static InputStream zeros(int size) {
        return new ByteArrayInputStream(new byte[size]);
    }
}
