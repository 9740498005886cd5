package io.messagecenter.whapi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.inbound.MessageReceived;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not break anything. */
class HostileBodiesTest {

    private static final String GOOD =
            "{\"id\": \"%s\", \"chat_id\": \"447700900123@s.whatsapp.net\", \"type\": \"text\", \"text\": {\"body\": \"%s\"}}";

    private static String good(String id) {
        return GOOD.formatted(id, "hi");
    }

    private static MessageReceived text(String body) {
        return Reading.of("{\"messages\": [" + GOOD.formatted("m1", body) + "]}")
                .only(MessageReceived.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \r\n\t",
                "{}",
                "[]",
                "[{}, {}]",
                "{\"messages\": []}",
                "{\"messages\": null}",
                "{\"event\": {\"type\": \"messages\", \"event\": \"post\"}, \"channel_id\": \"FALCON-T3ST7\"}"
            })
    void nothingIsNothing(String body) {
        assertThat(Reading.of(body).elements()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "null",
                "42",
                "\"text\"",
                "{",
                "}",
                "[",
                "{\"messages\"",
                "{\"messages\": [",
                "{\"messages\": [{]}}",
                "{\"messages\": [{}]",
                "{\"messages\": []} trailing",
                "{\"messages\": [],}",
                "{\"messages\": [1,]}",
                "{messages: []}",
                "{\"messages\": [{} {}]}",
                "{\"messages\": \"open}",
                "<html></html>",
                "{\"messages\": [\"\\\"]}",
                "a=1&b=2",
                "\\",
                "\"\\"
            })
    void aBodyThatIsNotJsonIsOneUnreadableThing(String body) {
        var reading = Reading.of(body);

        assertThat(reading.reasons()).containsExactly(Reason.NOT_JSON);
        assertThat(reading.elements().getFirst().verbatim()).isEqualTo(body.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "\"text\"",
                "null",
                "true",
                "[]",
                "{}",
                "{\"id\": tru}",
                "{\"id\": \"a\" \"b\"}",
                "{\"id\": {\"deep\": \"er\"}}",
                "{\"id\": \"x\"}",
                "{\"id\": \"x\", \"type\": \"text\", \"text\": {\"body\": \"no chat\"}}",
                "{\"id\": \"x\", \"chat_id\": \"1@s.whatsapp.net\", \"n\": 1" + "}",
                "{\"type\": \"action\", \"action\": {\"type\": \"edit\"}}",
                "{\"chat_id\": \"447700900123@s.whatsapp.net\", \"text\": {\"body\": \"no id\"}}",
                "{\"bad escape\": \"\\q\"}"
            })
    void anUnreadableElementLeavesItsNeighboursAlone(String bad) {
        var reading = Reading.of("{\"messages\": [" + good("m1") + ", " + bad + " ," + good("m2") + "]}");

        assertThat(reading.elements()).hasSize(3);
        assertThat(reading.elements().get(0)).isInstanceOf(Element.Readable.class);
        assertThat(reading.elements().get(2)).isInstanceOf(Element.Readable.class);
        assertThat(reading.reasons()).doesNotContain(Reason.UNEXPECTED);
        assertThat(reading.elements().get(1).verbatim()).isEqualTo(bad.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 10_000, 1_000_000})
    void depthIsNoDanger(int depth) {
        var deep = "[".repeat(depth) + "]".repeat(depth);
        var element = "{\"id\": \"deep\", \"chat_id\": \"1@lid\", \"x\": " + deep + "}";

        var reading = Reading.of("{\"messages\": [" + element + ", " + good("m2") + "]}");

        assertThat(reading.reasons()).containsExactly(Reason.BROKEN);
        assertThat(reading.events()).hasSize(1);
    }

    @Test
    void whatIsAcceptedCanBeReadAgain() {
        var deep = "[".repeat(140) + "1e5000" + "]".repeat(140);
        var reading = Reading.of("{\"messages\": [" + good("m1").replaceFirst("\\{", "{\"x\": " + deep + ", ") + "]}");

        var event = reading.only(MessageReceived.class);

        assertThat(EventJson.read(InboundEvent.class, EventJson.write(event))).isInstanceOf(MessageReceived.class);
    }

    @Test
    void aNumberOfAThousandDigitsIsSomebodyElsesProblem() {
        var reading = Reading.of("{\"messages\": [{\"id\": " + "9".repeat(5000) + "}, " + good("m2") + "]}");

        assertThat(reading.reasons()).containsExactly(Reason.BROKEN);
        assertThat(reading.events()).hasSize(1);
    }

    @Test
    void nulAndLoneSurrogatesAreLeftOutOfTexts() {
        assertThat(text("a\\u0000b\\ud83dc\\ude00d \\ud83d\\ude00").content().text())
                .isEqualTo("abcd 😀");
        assertThat(text("a\u0000b").content().text()).isEqualTo("ab");
    }

    @Test
    void theyAreLeftOutOfWhatIsKeptBesideToo() {
        var message = Reading.of("{\"messages\": ["
                        + good("m1").replace("\"type\"", "\"k\\u0000\": [\"\\ud800\"], \"type\"") + "]}")
                .only(MessageReceived.class);

        assertThat(message.raw().get("k").get(0).stringValue()).isEmpty();
        assertThat(new String(EventJson.write(message), UTF_8))
                .doesNotContain("\\u0000")
                .doesNotContain("\\ud800");
    }

    @Test
    void bytesThatAreNotUtf8BecomeReplacements() {
        var body = ("{\"messages\": [" + GOOD.formatted("m1", "caf\u00e9") + "]}").getBytes(ISO_8859_1);

        assertThat(Reading.of(body).only(MessageReceived.class).content().text())
                .isEqualTo("caf\uFFFD");
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        assertThat(Reading.of("\uFEFF{\"messages\": [" + good("m1") + "]}").events())
                .hasSize(1);
    }

    @Test
    void anArrayIsSeveralBodiesWithAccountsOfTheirOwn() {
        var reading = Reading.of("[{\"messages\": [%s], \"channel_id\": \"A\"}, 5, {\"messages\": [%s]}]"
                .formatted(good("m1"), good("m2")));

        assertThat(reading.elements()).extracting(Element::account).containsExactly("A", "default", "default");
        assertThat(reading.reasons()).containsExactly(Reason.WRONG_KIND);
    }

    @Test
    void allCollectionsOfABodyCount() {
        var reading = Reading.of("""
                {"statuses": [{"id": "s", "status": "read"}], "messages": [%s], "event": {"type": "statuses", "event": "post"},
                 "messages_removed_all": "447700900123@s.whatsapp.net", "teapots": [1, 2], "channel_id": "A"}
                """.formatted(good("m1")));

        assertThat(reading.events())
                .extracting(e -> e.getClass().getSimpleName())
                .containsExactly(
                        "DeliveryReported", "MessageReceived", "ProviderNoticed", "ProviderNoticed", "ProviderNoticed");
        assertThat(reading.events()).extracting(e -> e.head().account()).containsOnly("A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"  \"", "{}", "[]", "tru"})
    void anAccountThatSaysNothingIsTheConfiguredOne(String channelId) {
        var reading = Reading.of("{\"channel_id\": " + channelId + ", \"messages\": [" + good("m1") + "]}");

        assertThat(reading.only(MessageReceived.class).head().account()).isEqualTo("default");
    }

    @Test
    void anAccountCannotBreakAnAddress() {
        var reading = Reading.of("{\"channel_id\": \"A:B\", \"messages\": [" + good("m1") + "]}");

        assertThat(reading.only(MessageReceived.class).head().address())
                .hasToString("whatsapp:A_B:447700900123@s.whatsapp.net");
    }

    @Test
    void aLongPreviewIsCutAndAShortOneKept() {
        var picture = "data:image/jpeg;base64," + "A".repeat(RawJson.LONGEST_PREVIEW);
        var message = Reading.of("""
                {"messages": [{"id": "m1", "chat_id": "1@lid", "type": "image",
                  "image": {"id": "i", "preview": "%s", "small": {"preview": "data:image/jpeg;base64,AAAA"}}}]}
                """.formatted(picture)).only(MessageReceived.class);

        assertThat(message.raw().get("image").get("preview").stringValue())
                .isEqualTo("[" + picture.length() + " characters of base64 left out]");
        assertThat(message.raw().get("image").get("small").get("preview").stringValue())
                .endsWith(",AAAA");
    }

    @Test
    void aLongTextIsNotAPreview() {
        var words = "all work and no play ".repeat(10_000);

        assertThat(text(words).content().text()).isEqualTo(words);
        assertThat(text(words).raw().get("text").get("body").stringValue()).isEqualTo(words);
    }

    @Test
    void moreElementsThanAnyRealBodyHasAreKeptTogether() {
        var body = "{\"messages\": [" + "1,".repeat(500_000) + "1]}";

        assertThat(Reading.of(body).reasons()).containsExactly(Reason.TOO_MANY_ELEMENTS);
    }

    @Test
    void theSameInputHasTheSameIdOnEveryInstanceAndInAnyOrderOfItsFields() {
        var one = Reading.of(
                "{\"messages\": [{\"id\": \"m1\", \"chat_id\": \"1@lid\", \"text\": {\"body\": \"hi\", \"x\": 1}}], \"channel_id\": \"A\"}");
        var same = Reading.of(
                "[{\"channel_id\": \"A\", \"messages\":[{\"text\":{\"x\":1,\"body\":\"hi\"},\"chat_id\":\"1@lid\",\"id\":\"m1\"}]}]");
        var otherAccount = Reading.of(
                "{\"messages\": [{\"id\": \"m1\", \"chat_id\": \"1@lid\", \"text\": {\"body\": \"hi\", \"x\": 1}}]}");

        assertThat(one.events().getFirst().id())
                .isEqualTo(same.events().getFirst().id())
                .hasToString("e7cf681f-f3cf-8fe0-8032-b979cbec7c44")
                .isNotEqualTo(otherAccount.events().getFirst().id());
        assertThat(List.of(one.events().getFirst().id().version())).containsExactly(8);
    }
}
