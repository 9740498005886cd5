package io.messagecenter.whapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.content.MessageStatus;
import io.messagecenter.contracts.inbound.CallReported;
import io.messagecenter.contracts.inbound.ChannelChanged;
import io.messagecenter.contracts.inbound.ContactChanged;
import io.messagecenter.contracts.inbound.DeliveryReported;
import io.messagecenter.contracts.inbound.GroupChanged;
import io.messagecenter.contracts.inbound.MessageReceived;
import io.messagecenter.contracts.inbound.ProviderNoticed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherReadingTest {

    @ParameterizedTest
    @CsvSource({
        "pending, QUEUED",
        "sent, SENT",
        "DELIVERED, DELIVERED",
        "read, READ",
        "played, PLAYED",
        "failed, FAILED"
    })
    void aStatusIsReadByItsWord(String word, MessageStatus expected) {
        var status = Reading.of("{\"statuses\": [{\"id\": \"m1\", \"code\": 9, \"status\": \"%s\"}]}".formatted(word));

        assertThat(status.only(DeliveryReported.class).status()).isEqualTo(expected);
    }

    @Test
    void aStatusWithoutAWordIsReadByADocumentedCode() {
        assertThat(Reading.of("{\"statuses\": [{\"id\": \"m1\", \"code\": 4}]}")
                        .only(DeliveryReported.class)
                        .status())
                .isEqualTo(MessageStatus.READ);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"status\": \"teleported\"', statuses.teleported",
        "'\"code\": 77', statuses.unknown",
        "'\"x\": 1', statuses.unknown"
    })
    void aStatusThatNobodyKnowsMovesNothing(String field, String kind) {
        assertThat(Reading.of("{\"statuses\": [{\"id\": \"m1\", %s}]}".formatted(field))
                        .only(ProviderNoticed.class)
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void aStatusInAGroupNamesItsReader() {
        var status = Reading.of("""
                {"statuses": [{"id": "m1", "status": "read", "recipient_id": null, "viewer_id": "447700900456@s.whatsapp.net"}]}
                """).only(DeliveryReported.class);

        assertThat(status.viewerId()).isEqualTo("447700900456");
        assertThat(status.head().address()).isNull();
    }

    @Test
    void theQrCodeThatLinksOurNumberGoesNoFurther() {
        var qr = Reading.of(
                        "{\"qr\": {\"status\": \"OK\", \"base64\": \"c2VjcmV0\", \"rowdata\": \"2@secret\", \"expire\": 20}}")
                .only(ChannelChanged.class);

        assertThat(qr.state()).isEqualTo("QR");
        assertThat(qr.toString()).contains("expire").doesNotContain("c2VjcmV0").doesNotContain("2@secret");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /webhook/whapi/users/post, LOGGED_IN",
        "POST, /webhook/whapi/users/delete, LOGGED_OUT",
        "DELETE, /webhook/whapi/users, LOGGED_OUT"
    })
    void whereTheBodyHasNoEventThePathOrTheVerbTells(String verb, String path, String state) {
        assertThat(Reading.of("{\"user\": {\"id\": \"447700900999\"}}", verb, path)
                        .only(ChannelChanged.class)
                        .state())
                .isEqualTo(state);
    }

    @Test
    void anAnsweredCallDoesNotTakeOurOwnNumberForAChat() {
        var call = """
                {"calls": [{"id": "c1", "from": "447700900123@s.whatsapp.net", "chat_id": "%s", "status": "answered"}]}
                """;

        assertThat(Reading.of(call.formatted("447700900999@s.whatsapp.net"))
                        .only(CallReported.class)
                        .head()
                        .address())
                .isNull();
        assertThat(Reading.of(call.formatted("447700900123@s.whatsapp.net"))
                        .only(CallReported.class)
                        .head()
                        .address())
                .isNotNull();
    }

    @Test
    void aPatchedContactNeedNotRepeatItsId() {
        var contact = Reading.of("""
                {"contacts_updates": [{"before_update": {"id": "447700900123"}, "after_update": {"pushname": "Mira"}}]}
                """).only(ContactChanged.class);

        assertThat(contact.name()).isEqualTo("Mira");
        assertThat(contact.head().address()).hasToString("whatsapp:default:447700900123@s.whatsapp.net");
    }

    @Test
    void aGroupsChangeMayHaveNoAction() {
        var group = Reading.of("""
                {"groups_participants": [{"group_id": "120363417700900001@g.us", "participants": [{"id": "447700900456"}, 7, null],
                  "action": null}]}
                """).only(GroupChanged.class);

        assertThat(group.action()).isEqualTo("updated");
        assertThat(group.participants()).containsExactly("447700900456", "7");
    }

    @Test
    void aNumberOnACardIsTheOneThatIsOnWhatsApp() {
        var card =
                Reading.of("""
                {"messages": [{"id": "m1", "chat_id": "447700900123@s.whatsapp.net", "type": "contact", "contact": {"vcard":
                  "BEGIN:VCARD\\r\\nFN:Edda Holm\\r\\nitem1.TEL;type=CELL;waid=447700900456:07700 900456\\r\\nTEL:+44 7700 (900)-7\\r\\n 89\\r\\nEND:VCARD"}}]}
                """).only(MessageReceived.class).content().contacts().getFirst();

        assertThat(card.name()).isEqualTo("Edda Holm");
        assertThat(card.phones()).containsExactly("+447700900456", "+447700900789");
    }

    @ParameterizedTest
    @CsvSource({
        "chats, chats.post",
        "chats_updates, chats.patch",
        "labels, labels.post",
        "labels_removed, labels.delete",
        "errors, errors",
        "service, service",
        "teapots, unknown.teapots"
    })
    void whatMeansNothingForAConversationIsKeptForAnalysts(String collection, String kind) {
        assertThat(Reading.of("{\"%s\": [{\"id\": \"1\"}]}".formatted(collection))
                        .only(ProviderNoticed.class)
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void anAlwaysMutedChatIsReadDespiteItsNumber() {
        var chat = Reading.of(
                        "{\"chats\": [{\"id\": \"447700900123@s.whatsapp.net\", \"mute_until\": 18446744073709552000}]}")
                .only(ProviderNoticed.class);

        assertThat(chat.raw().get("mute_until").bigIntegerValue()).isEqualTo("18446744073709552000");
    }
}
