package io.messagecenter.chat.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.messagecenter.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysetTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T10:15:30.123456Z", "1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z"})
    void comesBackFromItsCursorToTheMicrosecond(String time) {
        var keyset = new Keyset(Instant.parse(time), 42);

        assertThat(Keyset.parse("inbox", "cursor", keyset.cursor("inbox"))).isEqualTo(keyset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no cursor", "%%%", "AAAA", "aW5ib3g"})
    void isNotMadeFromNonsense(String cursor) {
        refused(cursor);
    }

    @Test
    void isNotMadeFromACursorOfAnotherList() {
        refused(new Keyset(Instant.EPOCH, 1).cursor("thread"));
    }

    @Test
    void isNotMadeFromNumbersThatNoDatabaseHolds() {
        refused(base64("inbox 99999999999999999999 1"));
        refused(base64("inbox 1 99999999999999999999"));
    }

    private static void refused(String cursor) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Keyset.parse("inbox", "cursor", cursor))
                .satisfies(e -> assertThat(e.getStatusCode().value()).isEqualTo(400));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
