package io.messagecenter.outbound.whapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.outbound.FailureReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhapiAnswersTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void anIdProvesThatAMessageWasTaken() {
        assertThat(read(200, "{\"sent\":true,\"message\":{\"id\":\"wa-1\",\"new_field\":[1]}}"))
                .isEqualTo(new Outcome.Accepted("wa-1"));
        assertThat(read(201, "{\"message\":{\"id\":\"wa-2\"}}")).isEqualTo(new Outcome.Accepted("wa-2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"sent\":true}", "{\"message\":{\"id\":\"\"}}", "[1,2", "null", "\"ok\""})
    void successWithoutAnIdProvesNothing(String body) {
        assertThat(read(200, body)).isInstanceOf(Outcome.Unclear.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 599})
    void aServersErrorProvesNothing(int status) {
        assertThat(read(status, "{\"error\":{\"code\":%d,\"message\":\"broken\"}}".formatted(status)))
                .isInstanceOf(Outcome.Unclear.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400,REJECTED",
        "403,FORBIDDEN",
        "404,NOT_FOUND",
        "405,OTHER",
        "413,TOO_LARGE",
        "415,UNSUPPORTED",
        "422,REJECTED"
    })
    void aRefusalIsFinalAndSaysWhy(int status, FailureReason reason) {
        var outcome =
                read(status, "{\"error\":{\"code\":1,\"message\":\"the group is\\n gone\",\"details\":\"really\"}}");

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.code()).isEqualTo(String.valueOf(status));
            assertThat(rejected.detail())
                    .endsWith(": the group is  gone really")
                    .hasSizeGreaterThan(50);
        });
    }

    @Test
    void aRefusalWithoutWordsIsStillASentence() {
        assertThat(read(400, "<html>"))
                .isEqualTo(
                        new Outcome.Rejected(FailureReason.REJECTED, "WhatsApp did not accept this message.", "400"));
    }

    @Test
    void longWordsAreCutShort() {
        var outcome = (Outcome.Rejected) read(400, "{\"error\":{\"message\":\"" + "x".repeat(5000) + "\"}}");

        assertThat(outcome.detail()).hasSizeLessThan(400).endsWith("…");
    }

    @Test
    void theChannelIsOffWithoutALoginOrMoney() {
        assertThat(read(401, "")).isInstanceOf(Outcome.ChannelOff.class);
        assertThat(read(402, "{}")).isInstanceOf(Outcome.ChannelOff.class);
    }

    @Test
    void anUnknownChannelOrAWrongHostIsTheChannelsTrouble() {
        assertThat(read(404, "{\"error\":{\"code\":404,\"message\":\"Channel not found\"}}"))
                .isInstanceOf(Outcome.ChannelOff.class);
        assertThat(read(404, "<html>nginx")).isInstanceOf(Outcome.ChannelOff.class);
    }

    @Test
    void aRedirectMeansThatNothingWasDone() {
        assertThat(read(302, "")).isInstanceOf(Outcome.Unreachable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "7,PT7S",
        "' 12 ',PT12S",
        "'Sun, 01 Mar 2026 10:00:30 GMT',PT30S",
        "'Sun, 01 Mar 2026 09:00:00 GMT',PT0S"
    })
    void weWaitAsLongAsWeAreAskedTo(String retryAfter, Duration wait) {
        assertThat(WhapiAnswers.read(429, new byte[0], retryAfter, true, NOW)).isEqualTo(new Outcome.Throttled(wait));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "99999999999999999999"})
    void anUnreadableWaitIsNone(String retryAfter) {
        assertThat(WhapiAnswers.read(429, new byte[0], retryAfter, true, NOW)).isEqualTo(new Outcome.Throttled(null));
    }

    @Test
    void whatMakesNoMessageNeedsNoId() {
        assertThat(WhapiAnswers.read(200, "{\"success\":true}".getBytes(UTF_8), null, false, NOW))
                .isEqualTo(new Outcome.Accepted(null));
    }

    private static Outcome read(int status, String body) {
        @Nullable String noHeader = null;
        return WhapiAnswers.read(status, body.getBytes(UTF_8), noHeader, true, NOW);
    }
}
