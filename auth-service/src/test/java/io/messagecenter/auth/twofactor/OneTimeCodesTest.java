package io.messagecenter.auth.twofactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private final OneTimeCodes codes = new OneTimeCodes();

    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1234567890, 005924", "20000000000, 353130"})
    void theCodesAreThoseOfTheStandard(long second, String code) {
        assertThat(codes.stepOf(code, SECRET, Instant.ofEpochSecond(second))).hasValue(second / 30);
    }

    @Test
    void aClockMayBeOneStepOffAndNoMore() {
        var now = Instant.parse("2026-11-26T10:00:10Z");
        var step = now.getEpochSecond() / 30;

        for (var off : new int[] {-1, 0, 1}) {
            assertThat(codes.stepOf(codes.codeAt(SECRET, step + off), SECRET, now))
                    .hasValue(step + off);
        }
        for (var off : new int[] {-2, 2}) {
            assertThat(codes.stepOf(codes.codeAt(SECRET, step + off), SECRET, now))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "28708", "2870822", "abcdef", "-87082"})
    void nothingElseIsACode(String typed) {
        assertThat(codes.stepOf(typed, SECRET, Instant.ofEpochSecond(59))).isEmpty();
    }
}
