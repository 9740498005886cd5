package io.messagecenter.whapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.inbound.InboundEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What repair reads is what a webhook would have told. */
class MessageListTest {

    static Stream<Fixture> postedMessages() {
        return Fixture.all()
                .filter(f -> f.name().startsWith("messages.post") && f.body().contains("\"messages\""));
    }

    @ParameterizedTest
    @MethodSource("postedMessages")
    void aListedMessageIsTheSameEventAsThePostedOne(Fixture fixture) {
        var body = (ObjectNode) EventJson.mapper().readTree(fixture.fresh().body());
        var account = body.path("channel_id").asString("default");
        var posted = Reading.of(body.toString());
        var page = EventJson.mapper()
                .createObjectNode()
                .put("count", 1)
                .put("total", 1)
                .put("offset", 0);
        page.set("messages", body.get("messages"));

        var listed = MessageList.read(page.toString().getBytes(UTF_8), account, Reading.NOW);

        assertThat(withoutMark(events(listed.elements()), true)).isEqualTo(withoutMark(posted.events(), false));
    }

    @Test
    void oneBrokenMessageLeavesItsNeighboursAlone() {
        var list = MessageList.read("""
                {"messages": [{"id": "a", "chat_id": "447700900123@s.whatsapp.net", "type": "text", "text": {"body": "hi"}}, 7,
                              {"id": "b", "chat_id": "447700900123@s.whatsapp.net", "type": "text", "text": {"body": "ho"}}]}
                """.getBytes(UTF_8), "STUB-1", Reading.NOW);

        assertThat(list.elements()).hasSize(3);
        assertThat(events(list.elements())).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html>", "[]", "{}", "{\"messages\": 3}", "{\"messages\": [", "{\"error\": {\"code\": 500}}"
            })
    void anythingElseIsNoList(String body) {
        assertThatExceptionOfType(MessageList.Unreadable.class)
                .isThrownBy(() -> MessageList.read(body.getBytes(UTF_8), "STUB-1", Reading.NOW));
    }

    private static List<InboundEvent> events(List<Element> elements) {
        return new Reading(elements).events();
    }

    private static List<JsonNode> withoutMark(List<InboundEvent> events, boolean repaired) {
        return events.stream()
                .<JsonNode>map(event -> {
                    var json = (ObjectNode) EventJson.mapper().readTree(EventJson.write(event));
                    assertThat(((ObjectNode) json.get("head"))
                                    .remove("repaired")
                                    .booleanValue())
                            .isEqualTo(repaired);
                    return json;
                })
                .toList();
    }
}
