package io.messagecenter.outbound.whapi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileTypeTest {

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String BYTES = "application/octet-stream";

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("\u0089PNG\r\n\u001a\n...", "image/jpeg", "image/png"),
                Arguments.of("\u00ff\u00d8\u00ff\u00e0...", "image/jpeg", "image/jpeg"),
                Arguments.of("OggS...", "audio/ogg; codecs=opus", "audio/ogg; codecs=opus"),
                Arguments.of("PK\u0003\u0004...", WORD, WORD),
                Arguments.of("....ftypqt  ", "video/quicktime", "video/quicktime"),
                Arguments.of("....ftypisom", "text/html", "video/mp4"),
                Arguments.of("%PDF-1.7", "image/png", "application/pdf"),
                Arguments.of("<!DOCTYPE html><script>", "image/png", BYTES),
                Arguments.of("  <svg onload=1>", "image/svg+xml", BYTES),
                Arguments.of("<html>", "text/plain", BYTES),
                Arguments.of("plain words", "text/html", BYTES),
                Arguments.of("plain words", "text/plain; charset=utf-8", "text/plain; charset=utf-8"),
                Arguments.of("plain words", "image/png", BYTES),
                Arguments.of("plain words", "nonsense", BYTES),
                Arguments.of("plain words", null, BYTES));
    }

    @ParameterizedTest
    @MethodSource("files")
    void theBytesDecide(String bytes, @Nullable String claimed, String type) {
        assertThat(FileType.of(bytes.getBytes(ISO_8859_1), claimed)).isEqualTo(type);
    }
}
