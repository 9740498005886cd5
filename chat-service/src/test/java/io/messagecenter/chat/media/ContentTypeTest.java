package io.messagecenter.chat.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypeTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    \u00ff\u00d8\u00ff\u00e0, image/jpeg
                    GIF89a, image/gif
                    RIFF1234WEBP, image/webp
                    RIFF1234WAVE, audio/wav
                    ....ftypisom, video/mp4
                    ....ftypM4A 0, audio/mp4
                    OggS, audio/ogg
                    ID3x, audio/mpeg
                    \u00ff\u00fb\u0090, audio/mpeg
                    %PDF-1.7, application/pdf
                    """)
    void theBytesDecide(String begin, String type) {
        assertThat(ContentType.of(begin.getBytes(ISO_8859_1), "page.html")).isEqualTo(type);
    }

    @Test
    void whatABrowserWouldExecuteIsPlainText() {
        for (var page :
                new String[] {"<html><script>x</script>", "<svg onload=alert(1)>", "<?xml version='1.0'?><svg/>"}) {
            var type = ContentType.of(page.getBytes(UTF_8), "picture.svg");
            assertThat(type).isEqualTo("text/plain");
            assertThat(ContentType.isShown(type)).isFalse();
        }
    }

    @Test
    void textMayEndInTheMiddleOfACharacter() {
        var bytes = "naïve 😀".getBytes(UTF_8);
        assertThat(ContentType.of(Arrays.copyOf(bytes, bytes.length - 2), "a.txt"))
                .isEqualTo("text/plain");
        assertThat(ContentType.of("a,b".getBytes(UTF_8), "a.CSV")).isEqualTo("text/csv");
        assertThat(ContentType.of(new byte[] {0, 1, 2}, "a.png")).isEqualTo(ContentType.UNKNOWN);
        assertThat(ContentType.of("PK\u0003\u0004".getBytes(ISO_8859_1), "a.docx"))
                .contains("wordprocessing");
        assertThat(ContentType.of("PK\u0003\u0004".getBytes(ISO_8859_1), "a.exe"))
                .isEqualTo("application/zip");
    }

    @Test
    void aFileNameIsNoPathAndNoMarkup() {
        assertThat(FileName.of("../../etc/pass\u0000wd")).isEqualTo("passwd");
        assertThat(FileName.of("C:\\temp\\a\"b;<c>.pdf")).isEqualTo("abc.pdf");
        assertThat(FileName.of("..")).isEqualTo("file");
        assertThat(FileName.of(null)).isEqualTo("file");
        assertThat(FileName.of("cod\u202efdp.exe")).isEqualTo("codfdp.exe");
        assertThat(FileName.of("x".repeat(300) + ".pdf")).hasSize(120).endsWith(".pdf");
    }
}
