package io.messagecenter.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.simulator.WebhookReceiver.Hook;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@SimulatorTest
class SendsTest {

    private static final String PHONE = "4915155504001";

    @Autowired
    private Wire wire;

    @Autowired
    private WebhookReceiver receiver;

    @BeforeEach
    void startAnew() throws IOException {
        wire.delete("/sim");
        receiver.clear();
    }

    @Test
    void anAcceptedTextIsPendingEchoedAndThenConfirmedStepByStep() throws IOException {
        var answer = wire.post("/messages/text", text("Good morning"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("sent").asBoolean()).isTrue();
        var message = answer.json().path("message");
        assertThat(message.path("status").asString()).isEqualTo("pending");
        assertThat(message.path("chat_id").asString()).isEqualTo(PHONE + "@s.whatsapp.net");

        var id = message.path("id").asString();
        await().untilAsserted(() -> assertThat(receiver.about(id)).hasSize(4));
        var hooks = receiver.about(id);
        assertThat(hooks.getFirst().body().path("messages").path(0)).isEqualTo(message);
        assertThat(hooks.stream().map(Hook::status)).containsExactly("", "sent", "delivered", "read");
        assertThat(hooks).allSatisfy(hook -> {
            assertThat(hook.secret()).isEqualTo("first");
            assertThat(hook.body().path("channel_id").asString()).isEqualTo("SIMULATOR-0001");
            assertThat(hook.body().at("/event/event").asString()).isEqualTo("post");
        });
        assertThat(hooks.getLast().body().at("/statuses/0/timestamp").isString())
                .isTrue();
        assertThat(wire.get("/statuses/" + id).json().path("statuses")).hasSize(4);
    }

    @Test
    void theLedgerHoldsEveryAcceptedSendInOrderAndNoRefusedOne() throws IOException {
        wire.post("/messages/text", text("one"));
        wire.post("/messages/text", "{\"to\":\"" + PHONE + "\"}");
        wire.post("/messages/location", "{\"to\":\"%s\",\"latitude\":1.5,\"longitude\":2}".formatted(PHONE));
        wire.post("/messages/text", "{\"to\":\"4915155504002\",\"body\":\"to someone else\"}");

        var sent = wire.get("/sim/sent?phone=%2B" + PHONE).json().path("items");
        assertThat(sent).hasSize(2);
        assertThat(sent.at("/0/to").asString()).isEqualTo(PHONE);
        assertThat(sent.at("/0/path").asString()).isEqualTo("/messages/text");
        assertThat(sent.at("/0/body/body").asString()).isEqualTo("one");
        assertThat(sent.at("/0/accepted_at").asString()).endsWith("Z");
        assertThat(sent.at("/1/path").asString()).isEqualTo("/messages/location");
        assertThat(wire.get("/sim/sent").json().path("items")).hasSize(3);
    }

    @Test
    void withoutATokenEveryPathOfWhapiIsRefused() throws IOException {
        for (var path : List.of("/messages/list", "/health", "/settings", "/limits", "/chats", "/contacts", "/media")) {
            var answer = wire.exchange(wire.request("GET", path, null));
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.json().at("/error/code").asInt()).isEqualTo(401);
        }
        var send = wire.exchange(wire.request("POST", "/messages/text", text("hi")));
        assertThat(send.status()).isEqualTo(401);
        assertThat(wire.sentTo(PHONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/messages/text     | {\"body\":\"no recipient\"}",
                "/messages/text     | {\"to\":\"+4915155504001\",\"body\":\"a plus\"}",
                "/messages/text     | {\"to\":\"4915155504001\",\"body\":\"\"}",
                "/messages/text     | {\"to\":\"4915155504001\",\"body\":5}",
                "/messages/text     | {\"to\":\"4915155504001\",\"body\":\"x\",\"typing_time\":61}",
                "/messages/image    | {\"to\":\"4915155504001\"}",
                "/messages/image    | {\"to\":\"4915155504001\",\"media\":\"not base64!\",\"mime_type\":\"image/png\"}",
                "/messages/location | {\"to\":\"4915155504001\",\"latitude\":\"north\",\"longitude\":1}",
                "/messages/poll     | {\"to\":\"4915155504001\",\"title\":\"?\",\"options\":[\"only one\"]}",
                "/messages/contact  | {\"to\":\"4915155504001\",\"name\":\"Pat\"}",
                "/messages/text     | [1]",
                "/messages/text     | {broken"
            })
    void whatWhapiRefusesIsRefused(String path, String body) throws IOException {
        var answer = wire.post(path, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/code").asInt()).isEqualTo(400);
        assertThat(wire.get("/sim/sent").json().path("items")).isEmpty();
    }

    @Test
    void anEditGivesAKnownMessageNewWordsAndIsTold() throws IOException {
        var id = wire.post("/messages/text", text("Tuseday"))
                .json()
                .at("/message/id")
                .asString();
        var edited = wire.post(
                "/messages/text", "{\"to\":\"%s\",\"body\":\"Tuesday\",\"edit\":\"%s\"}".formatted(PHONE, id));

        assertThat(edited.json().at("/message/id").asString()).isEqualTo(id);
        assertThat(wire.get("/messages/" + id).json().at("/text/body").asString())
                .isEqualTo("Tuesday");
        await().until(() -> receiver.about(id).stream()
                .anyMatch(hook -> hook.body()
                        .at("/messages_updates/0/after_update/text/body")
                        .asString("")
                        .equals("Tuesday")));
        assertThat(wire.sentTo(PHONE)).containsExactly(id, id);
    }

    @Test
    void aFileGoesUpAsBytesAndOutByItsId() throws IOException {
        var bytes = new byte[] {1, 2, 3};
        var upload = wire.exchange(wire.request("POST", "/media", null)
                .POST(BodyPublishers.ofByteArray(bytes))
                .header("Content-Type", "image/png")
                .header("Authorization", "Bearer any"));
        var mediaId = upload.json().at("/media/0/id").asString();

        var sent = wire.post(
                "/messages/image", "{\"to\":\"%s\",\"media\":\"%s\",\"caption\":\"look\"}".formatted(PHONE, mediaId));
        assertThat(sent.json().at("/message/image/id").asString()).isEqualTo(mediaId);
        assertThat(sent.json().at("/message/image/file_size").asInt()).isEqualTo(3);
        assertThat(wire.get("/media/" + mediaId).raw().body()).isEqualTo(bytes);
        assertThat(wire.post("/messages/image", "{\"to\":\"%s\",\"media\":\"png-00ff\"}".formatted(PHONE))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aMultipartFormSendsItsFile() throws IOException {
        var form = """
                --cut\r
                Content-Disposition: form-data; name="to"\r
                \r
                %s\r
                --cut\r
                Content-Disposition: form-data; name="media"; filename="offer.pdf"\r
                Content-Type: application/pdf\r
                \r
                %%PDF\r
                --cut--\r
                """.formatted(PHONE);
        var answer = wire.exchange(wire.request("POST", "/messages/document", form)
                .setHeader("Content-Type", "multipart/form-data; boundary=cut")
                .header("Authorization", "Bearer any"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/message/document/file_name").asString()).isEqualTo("offer.pdf");
    }

    @Test
    void anUnlinkedNumberRefusesSendsAndTellsWhenItIsBack() throws IOException {
        wire.put("/sim/channel", "{\"status\":\"QR\"}");
        assertThat(wire.post("/messages/text", text("hi")).status()).isEqualTo(401);
        assertThat(wire.get("/health?wakeup=false").json().at("/status/text").asString())
                .isEqualTo("QR");

        wire.put("/sim/channel", "{\"status\":\"AUTH\"}");
        await().untilAsserted(() -> assertThat(receiver.all())
                .extracting(hook -> hook.body().at("/health/status/text").asString(""))
                .containsExactly("QR", "AUTH"));
        assertThat(wire.post("/messages/text", text("hi")).status()).isEqualTo(200);
    }

    private static String text(String body) {
        return "{\"to\":\"%s\",\"body\":\"%s\"}".formatted(PHONE, body);
    }
}
