package io.messagecenter.outbound.unclear;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.contracts.outbound.Lane;
import io.messagecenter.contracts.outbound.OutboundHead;
import io.messagecenter.contracts.outbound.SendMessage;
import io.messagecenter.outbound.whapi.ListedMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingTest {

    private static final Optional<List<ListedMessage>> EMPTY = Optional.of(List.of());
    private static final Optional<List<ListedMessage>> NO_ANSWER = Optional.empty();

    @Test
    void whatIsListedWasSent() {
        var list = Optional.of(List.of(listed("wa-1", " Tea\n at five?", true)));

        assertThat(find(Lane.PERSON, list, false)).isEqualTo(new Finding.Seen("wa-1"));
    }

    @Test
    void aColleaguesPhoneMaySayTheSameWords() {
        var list = Optional.of(List.of(listed("wa-1", "Tea at five?", false)));

        assertThat(find(Lane.PERSON, list, true)).isEqualTo(new Finding.SendAgain());
    }

    @Test
    void whatBelongsToAnotherSendIsNotOurs() {
        var list = Optional.of(List.of(listed("wa-taken", "Tea at five?", true)));

        assertThat(find(Lane.PERSON, list, true)).isEqualTo(new Finding.SendAgain());
    }

    @Test
    void ofTwoThatFitTheOlderIsTaken() {
        var list = Optional.of(List.of(listed("wa-2", "Tea at five?", true), listed("wa-1", "Tea at five?", true)));

        assertThat(find(Lane.PERSON, list, false)).isEqualTo(new Finding.Seen("wa-1"));
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void beforeTheLastLookAnAbsenceProvesNothing(Lane lane) {
        assertThat(find(lane, EMPTY, false)).isEqualTo(new Finding.LookAgain());
        assertThat(find(lane, NO_ANSWER, false)).isEqualTo(new Finding.LookAgain());
    }

    @Test
    void inTheEndAPersonsMessageIsSentAgainAndABotsIsDropped() {
        assertThat(find(Lane.PERSON, EMPTY, true)).isEqualTo(new Finding.SendAgain());
        assertThat(find(Lane.BOT, EMPTY, true)).isInstanceOf(Finding.Drop.class);
        assertThat(find(Lane.BULK, EMPTY, true)).isInstanceOf(Finding.Drop.class);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void withoutAnAnswerAPersonDecides(Lane lane) {
        assertThat(find(lane, NO_ANSWER, true)).isInstanceOf(Finding.AskPerson.class);
    }

    private static Finding find(Lane lane, Optional<List<ListedMessage>> list, boolean lastLook) {
        var address = ConversationAddress.whatsapp("STUB-1", "4477003@s.whatsapp.net");
        var head = new OutboundHead(UUID.randomUUID(), 1, address, "STUB-1", address.chatId(), Instant.EPOCH);
        var send = new SendMessage(head, 1, 1, 1, lane, MessageType.TEXT, "Tea at five?", null, null);
        return Finding.of(send, list, "wa-taken"::equals, lastLook);
    }

    private static ListedMessage listed(String id, String words, boolean byApi) {
        return new ListedMessage(id, "text", words, byApi, Instant.EPOCH);
    }
}
