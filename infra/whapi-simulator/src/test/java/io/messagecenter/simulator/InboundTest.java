package io.messagecenter.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.simulator.WebhookReceiver.Hook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@SimulatorTest
class InboundTest {

    private static final String PHONE = "4915155505001";

    @Autowired
    private Wire wire;

    @Autowired
    private WebhookReceiver receiver;

    @BeforeEach
    void startAnew() throws IOException {
        wire.delete("/sim");
        receiver.clear();
    }

    @AfterEach
    void resetSettings() throws IOException {
        wire.delete("/settings");
    }

    @Test
    void whatACustomerWritesArrivesAsWhapiWouldPostIt() throws IOException {
        var answer = wire.post(
                "/sim/inbound",
                "{\"phone\":\"+49 151 55505001\",\"name\":\"Noor Haddad\",\"text\":\"Are you open?\",\"timestamp\":1790000000}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("chat_id").asString()).isEqualTo(PHONE + "@s.whatsapp.net");
        var hook = theOnlyHook();
        var message = hook.body().at("/messages/0");
        assertThat(hook.path()).isEqualTo("/hook");
        assertThat(hook.body().path("event").toString()).isEqualTo("{\"type\":\"messages\",\"event\":\"post\"}");
        assertThat(message.path("id")).isEqualTo(answer.json().path("message_id"));
        assertThat(message.path("from_me").asBoolean()).isFalse();
        assertThat(message.path("timestamp").asLong()).isEqualTo(1790000000);
        assertThat(message.path("from").asString()).isEqualTo(PHONE);
        assertThat(message.path("from_name").asString()).isEqualTo("Noor Haddad");
        assertThat(message.at("/text/body").asString()).isEqualTo("Are you open?");
        assertThat(message.has("status")).isFalse();
    }

    @Test
    void aWebhookIsRepeatedWithGrowingPausesUntilItIsAnswered200() throws IOException {
        receiver.answerNext(503, 201, 404);
        var id = write("Hello?").path("message_id").asString();

        await().untilAsserted(() -> assertThat(receiver.about(id)).hasSize(4));
        var hooks = receiver.about(id);
        assertThat(hooks).extracting(Hook::answered).containsExactly(503, 201, 404, 200);
        assertThat(hooks).extracting(Hook::body).containsOnly(hooks.getFirst().body());
        for (var attempt = 1; attempt < hooks.size(); attempt++) {
            var pause = TimeUnit.NANOSECONDS.toMillis(
                    hooks.get(attempt).at() - hooks.get(attempt - 1).at());
            assertThat(pause).isGreaterThanOrEqualTo(40L * attempt);
        }
    }

    @Test
    void aChatKeepsItsOrderWhileItsFirstWebhookFailsAndOtherChatsPass() throws IOException {
        receiver.answerNext(500);
        var first = write("one").path("message_id").asString();
        await().until(() -> !receiver.about(first).isEmpty());
        var second = write("two").path("message_id").asString();
        var other = wire.post("/sim/inbound", "{\"phone\":\"4915155505002\",\"text\":\"elsewhere\"}")
                .json()
                .path("message_id")
                .asString();

        await().untilAsserted(() -> assertThat(receiver.about(second)).isNotEmpty());
        var order = new ArrayList<>(receiver.all().stream().map(Hook::messageId).toList());
        assertThat(order).contains(other);
        order.remove(other);
        assertThat(order).containsExactly(first, first, second);
    }

    @Test
    void ourOwnPhoneWritesTooAndIsConfirmed() throws IOException {
        var id = wire.post(
                        "/sim/inbound", "{\"phone\":\"%s\",\"text\":\"I take this\",\"from_me\":true}".formatted(PHONE))
                .json()
                .path("message_id")
                .asString();

        await().untilAsserted(() ->
                assertThat(receiver.about(id)).extracting(Hook::status).containsExactly("", "delivered", "read"));
        var message = receiver.about(id).getFirst().body().at("/messages/0");
        assertThat(message.path("source").asString()).isEqualTo("mobile");
        assertThat(message.path("status").asString()).isEqualTo("sent");
        assertThat(message.path("chat_id").asString()).startsWith(PHONE);
        assertThat(wire.sentTo(PHONE)).isEmpty();
    }

    @Test
    void aTextWithAnAddressArrivesAsALinkPreview() throws IOException {
        write("see https://example.org/offer please");

        var message = theOnlyHook().body().at("/messages/0");
        assertThat(message.path("type").asString()).isEqualTo("link_preview");
        assertThat(message.at("/link_preview/body").asString()).isEqualTo("see https://example.org/offer please");
    }

    @Test
    void aFileComesWithALinkOnlyWhereTheSettingsAskForIt() throws IOException {
        var picture =
                "{\"phone\":\"%s\",\"type\":\"image\",\"media_url\":\"data:image/png;base64,AQID\"}".formatted(PHONE);
        wire.post("/sim/inbound", picture);
        var without = theOnlyHook().body().at("/messages/0/image");
        assertThat(without.has("link")).isFalse();
        assertThat(wire.get("/media/" + without.path("id").asString()).raw().body())
                .containsExactly(1, 2, 3);

        receiver.clear();
        assertThat(wire.call("PATCH", "/settings", "{\"media\":{\"auto_download\":[\"image\"]}}")
                        .status())
                .isEqualTo(200);
        wire.post("/sim/inbound", picture);
        var link = theOnlyHook().body().at("/messages/0/image/link").asString();
        assertThat(wire.exchange(wire.request("GET", link, null)).raw().body()).containsExactly(1, 2, 3);
    }

    @Test
    void readingACustomersMessageIsToldAsItsStatus() throws IOException {
        var id = write("hello").path("message_id").asString();
        await().until(() -> !receiver.about(id).isEmpty());

        assertThat(wire.put("/messages/" + id, "{}").json().path("success").asBoolean())
                .isTrue();
        await().untilAsserted(() ->
                assertThat(receiver.about(id)).extracting(Hook::status).containsExactly("", "read"));
        assertThat(wire.get("/statuses/" + id).status()).isEqualTo(403);
        assertThat(wire.put("/messages/unknown.id-wABC", "{}").status()).isEqualTo(404);
    }

    @Test
    void reactionsEditsAndDeletionsAreToldInWhapisForms() throws IOException {
        var id = write("hello").path("message_id").asString();
        change("reaction", id, "\"emoji\":\"👍\"");
        change("edit", id, "\"text\":\"hello!\"");
        change("delete", id, "\"x\":0");

        await().untilAsserted(() -> assertThat(receiver.all()).hasSize(4));
        assertThat(bodyOf(1).at("/messages/0/action/emoji").asString()).isEqualTo("👍");
        assertThat(bodyOf(2).at("/messages_updates/0/after_update/text/body").asString())
                .isEqualTo("hello!");
        assertThat(bodyOf(3).at("/messages_removed/0").asString()).isEqualTo(id);
        assertThat(wire.get("/messages/" + id).status()).isEqualTo(404);
    }

    @Test
    void settingsDecideWhereWebhooksGoAndInWhichForm() throws IOException {
        var patch = """
                {"webhooks":[{"url":"%s/own","mode":"method","headers":{"X-Webhook-Secret":"mine"},
                  "events":[{"type":"messages","method":"post"}]}]}
                """.formatted(receiver.url());
        assertThat(wire.call("PATCH", "/settings", patch)
                        .json()
                        .at("/after_update/webhooks/0/mode")
                        .asString())
                .isEqualTo("method");
        var id = wire.post("/messages/text", "{\"to\":\"%s\",\"body\":\"hi\"}".formatted(PHONE))
                .json()
                .at("/message/id")
                .asString();
        write("a marker behind it");

        await().untilAsserted(() -> assertThat(receiver.all()).hasSize(2));
        var hook = receiver.about(id).getFirst();
        assertThat(hook.path()).isEqualTo("/hook/own/messages");
        assertThat(hook.secret()).isEqualTo("mine");
        assertThat(wire.call("PATCH", "/settings", "{\"webhooks\":[{\"url\":\"nowhere\"}]}")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"nobody\"}",
                "{\"phone\":\"none\",\"text\":\"hi\"}",
                "{\"phone\":\"4915155505001\"}",
                "{\"phone\":\"4915155505001\",\"text\":[]}",
                "{\"phone\":\"4915155505001\",\"text\":\"hi\",\"type\":\"telepathy\"}",
                "{\"phone\":\"4915155505001\",\"text\":\"hi\",\"timestamp\":\"soon\"}",
                "{\"phone\":\"4915155505001\",\"type\":\"reaction\"}",
                "nonsense"
            })
    void nonsenseIsRefusedWithAReason(String body) throws IOException {
        var answer = wire.post("/sim/inbound", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/details").asString()).isNotBlank();
        assertThat(receiver.all()).isEmpty();
    }

    @Test
    void idsAreNeverRepeatedAndHaveWhapisForm() throws IOException {
        var ids = List.of(write("a"), write("b"), write("c")).stream()
                .map(answer -> answer.path("message_id").asString())
                .toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z0-9._]{4,30}-[A-Za-z0-9._]{4,14}"));
    }

    private JsonNode write(String text) throws IOException {
        return wire.post("/sim/inbound", "{\"phone\":\"%s\",\"text\":\"%s\"}".formatted(PHONE, text))
                .json();
    }

    private void change(String type, String target, String rest) throws IOException {
        var body = "{\"phone\":\"%s\",\"type\":\"%s\",\"target\":\"%s\",%s}".formatted(PHONE, type, target, rest);
        assertThat(wire.post("/sim/inbound", body).status()).isEqualTo(201);
    }

    private JsonNode bodyOf(int number) {
        return receiver.all().get(number).body();
    }

    private Hook theOnlyHook() {
        await().untilAsserted(() -> assertThat(receiver.all()).hasSize(1));
        return receiver.all().getFirst();
    }
}
