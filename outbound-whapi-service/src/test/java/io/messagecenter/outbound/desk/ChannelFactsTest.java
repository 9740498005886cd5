package io.messagecenter.outbound.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.outbound.desk.ChannelFacts.State;
import io.messagecenter.outbound.whapi.WhapiDesk.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelFactsTest {

    @ParameterizedTest
    @CsvSource({
        "AUTH, CONNECTED",
        "SYNC_ERROR, CONNECTED",
        "QR, QR",
        "NOT_INIT, CONNECTING",
        "INIT, CONNECTING",
        "LAUNCH, CONNECTING",
        "STOP, PAUSED",
        "ERROR, PAUSED",
        "BRAND_NEW, UNKNOWN",
        "'', UNKNOWN"
    })
    void everyWordOfWhapisIsOneOfOurs(String word, State state) {
        assertThat(of(word).state()).isEqualTo(state);
        assertThat(of(word).detail()).endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({
        "0, UNREACHABLE",
        "401, PAUSED",
        "402, PAUSED",
        "404, PAUSED",
        "429, UNKNOWN",
        "502, UNREACHABLE",
        "418, UNKNOWN"
    })
    void everyAnswerMeansSomething(int status, State state) {
        assertThat(ChannelFacts.of(new Reply(status, EventJson.mapper().readTree("{}")))
                        .state())
                .isEqualTo(state);
    }

    @Test
    void aLinkedPhoneWhoseSendsWaitIsPaused() {
        assertThat(of("AUTH").pausedBecause("not paid").state()).isEqualTo(State.PAUSED);
        assertThat(of("QR").pausedBecause("logged out").state()).isEqualTo(State.QR);
        assertThat(of("AUTH").phone()).isEqualTo("15550009999");
    }

    private static ChannelFacts of(String word) {
        var body = """
                {"channel_id": "A-1", "status": {"text": "%s"}, "user": {"id": "15550009999@s.whatsapp.net", "name": "Robin"}}""".formatted(word);
        return ChannelFacts.of(new Reply(200, EventJson.mapper().readTree(body)));
    }
}
