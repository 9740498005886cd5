package io.messagecenter.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the simulator against WHAPI's API as others describe it, since a simulator and a client by one hand agree in
 * error. Always against the excerpt in the test resources; where {@code WHAPI_OPENAPI_FILE} names WHAPI's own
 * document, against that too.
 */
@SimulatorTest
class WhapiContractTest {

    private static final String PHONE = "4915155509001";
    private static final String CHAT = PHONE + "@s.whatsapp.net";

    @Autowired
    private Wire wire;

    @Autowired
    private WebhookReceiver receiver;

    static Stream<OpenApi> documents() throws IOException {
        var documents = new ArrayList<OpenApi>();
        try (InputStream excerpt = WhapiContractTest.class.getResourceAsStream("/whapi-excerpt.yaml")) {
            documents.add(OpenApi.read("the excerpt", Objects.requireNonNull(excerpt)));
        }
        var own = System.getenv("WHAPI_OPENAPI_FILE");
        if (own != null && !own.isBlank()) {
            try (var document = Files.newInputStream(Path.of(own))) {
                documents.add(OpenApi.read("WHAPI's own document", document));
            }
        }
        return documents.stream();
    }

    @BeforeEach
    void startAnew() throws IOException {
        wire.delete("/sim");
        wire.delete("/settings");
        receiver.clear();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everySendIsTakenAndAnsweredInWhapisShapes(OpenApi whapi) throws IOException {
        for (var send : SENDS) {
            var path = send.substring(0, send.indexOf(' '));
            var body = send.substring(path.length()).strip().replace("PHONE", PHONE);
            allows(whapi, "POST", path, body, 200);
        }
        webhooksFit(whapi, SENDS.size() * 4);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyKindOfInboundMessageArrivesInWhapisShapes(OpenApi whapi) throws IOException {
        var kinds = List.of(
                "\"text\":\"hello\"",
                "\"text\":\"see https://example.org\"",
                "\"text\":\"a picture\",\"media_url\":\"data:image/png;base64,AQID\"",
                "\"type\":\"voice\",\"media_url\":\"data:audio/ogg;base64,AQID\"",
                "\"type\":\"document\",\"media_url\":\"data:application/pdf;base64,AQID\",\"file_name\":\"a.pdf\"",
                "\"type\":\"sticker\",\"media_url\":\"data:image/webp;base64,AQID\"",
                "\"type\":\"location\"",
                "\"type\":\"live_location\"",
                "\"type\":\"contact\"",
                "\"type\":\"contact_list\"",
                "\"type\":\"unknown\"",
                "\"type\":\"poll\",\"text\":\"Tea?\"",
                "\"text\":\"from our phone\",\"from_me\":true");
        var target = write("\"text\":\"target\"");
        for (var kind : kinds) {
            write(kind);
        }
        write("\"text\":\"an answer\",\"reply_to\":\"" + target + "\"");
        write("\"type\":\"reaction\",\"emoji\":\"🎈\",\"target\":\"" + target + "\"");
        write("\"type\":\"edit\",\"text\":\"changed\",\"target\":\"" + target + "\"");
        write("\"type\":\"delete\",\"target\":\"" + target + "\"");
        webhooksFit(whapi, kinds.size() + 7);
        allows(whapi, "GET", "/messages/list/" + CHAT + "?count=500", null, 200);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void whateverIsReadOrChangedIsAnsweredInWhapisShapes(OpenApi whapi) throws IOException {
        var inbound = write("\"text\":\"hello\",\"name\":\"Noor\"");
        var own = wire.post("/messages/text", "{\"to\":\"%s\",\"body\":\"hi\"}".formatted(PHONE))
                .json()
                .at("/message/id")
                .asString();
        var media = wire.post("/media", "{\"media\":\"data:image/png;base64,AQID\"}")
                .json()
                .at("/media/0/id")
                .asString();

        allows(whapi, "GET", "/messages/list", null, 200);
        allows(whapi, "GET", "/messages/list/" + PHONE, null, 400);
        allows(whapi, "GET", "/messages/" + own, null, 200);
        allows(whapi, "GET", "/messages/abcd.efgh-wABC", null, 404);
        allows(whapi, "POST", "/messages/" + inbound, "{\"to\":\"4915155509002\"}", 200);
        allows(whapi, "PUT", "/messages/" + inbound, null, 200);
        allows(whapi, "PUT", "/messages/" + inbound + "/reaction", "{\"emoji\":\"👍\"}", 200);
        allows(whapi, "DELETE", "/messages/" + inbound + "/reaction", null, 200);
        allows(whapi, "GET", "/statuses/" + own, null, 200);
        allows(whapi, "GET", "/statuses/" + inbound, null, 403);
        allows(whapi, "DELETE", "/messages/" + own, null, 200);
        allows(whapi, "GET", "/chats", null, 200);
        allows(whapi, "GET", "/chats/" + CHAT, null, 200);
        allows(whapi, "GET", "/media", null, 200);
        allows(whapi, "POST", "/media", "{\"media\":\"data:image/png;base64,AQID\"}", 200);
        allows(whapi, "DELETE", "/media/" + media, null, 200);
        allows(whapi, "GET", "/media/" + media, null, 404);
        allows(whapi, "PUT", "/presences/" + PHONE, "{\"presence\":\"typing\",\"delay\":2}", 200);
        allows(whapi, "PUT", "/presences/me", "{\"presence\":\"online\"}", 200);
        allows(whapi, "GET", "/contacts", null, 200);
        allows(whapi, "POST", "/contacts", "{\"contacts\":[\"+4915155509001\",\"000\"]}", 200);
        allows(whapi, "GET", "/contacts/" + PHONE, null, 200);
        allows(whapi, "GET", "/contacts/4915155509999", null, 404);
        allows(whapi, "HEAD", "/contacts/4915155509999", null, 200);
        allows(whapi, "GET", "/contacts/" + PHONE + "/profile", null, 200);
        allows(whapi, "GET", "/contacts/lids/" + PHONE, null, 200);
        allows(whapi, "PUT", "/blacklist/" + PHONE, null, 200);
        allows(whapi, "GET", "/blacklist", null, 200);
        allows(whapi, "DELETE", "/blacklist/" + PHONE, null, 200);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theChannelAnswersInWhapisShapes(OpenApi whapi) throws IOException {
        allows(whapi, "GET", "/health?wakeup=false", null, 200);
        allows(whapi, "GET", "/limits", null, 204);
        allows(whapi, "GET", "/users/profile", null, 200);
        allows(whapi, "GET", "/users/login", null, 409);
        allows(whapi, "POST", "/users/logout", null, 200);
        allows(whapi, "GET", "/users/login", null, 200);
        allows(whapi, "POST", "/messages/text", "{\"to\":\"%s\",\"body\":\"hi\"}".formatted(PHONE), 401);
        allows(whapi, "GET", "/settings", null, 200);
        allows(whapi, "GET", "/settings/events", null, 200);
        allows(whapi, "PATCH", "/settings", "{\"callback_persist\":true,\"callback_backoff_delay_ms\":3000}", 200);
        allows(whapi, "DELETE", "/settings", null, 200);
        allows(whapi, "DELETE", "/settings", null, 409);
        webhooksFit(whapi, 1);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aPhoneIsLinkedByACodeThatIsThereInOneStateOnly(OpenApi whapi) throws IOException {
        wire.call("PUT", "/sim/channel", "{\"status\":\"LAUNCH\"}");
        assertThat(login(whapi).path("status").asString()).isEqualTo("WAITING");
        wire.call("PUT", "/sim/channel", "{\"status\":\"QR\"}");
        var code = login(whapi);
        assertThat(code.path("status").asString()).isEqualTo("OK");
        assertThat(code.path("rowdata").asString()).isNotBlank();
        assertThat(code.path("expire").asInt()).isBetween(1, 20);
        var png = Base64.getDecoder().decode(code.path("base64").asString().replaceFirst("^data:[^,]*,", ""));
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(264);
        wire.call("PUT", "/sim/channel", "{\"status\":\"AUTH\"}");
        allows(whapi, "GET", "/users/login", null, 409);
    }

    private JsonNode login(OpenApi whapi) throws IOException {
        allows(whapi, "GET", "/users/login", null, 200);
        return wire.get("/users/login").json();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aTestWebhookIsPostedOnceToTheAddressGivenWithItsHeaders(OpenApi whapi) throws IOException {
        var test =
                "{\"url\":\"%s/probe/1\",\"type\":\"messages\",\"mode\":\"body\",\"headers\":{\"X-Webhook-Secret\":\"s\"}}";
        allows(whapi, "POST", "/settings/webhook_test", test.formatted(receiver.url()), 200);
        assertThat(receiver.all()).singleElement().satisfies(hook -> {
            assertThat(hook.path()).endsWith("/probe/1");
            assertThat(hook.secret()).isEqualTo("s");
        });
        allows(whapi, "POST", "/settings/webhook_test", test.formatted("http://127.0.0.1:1"), 400);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aRequestThatTheDocumentDoesNotAllowIsRefused(OpenApi whapi) throws IOException {
        for (var wrong : List.of(
                "/messages/text {\"body\":\"x\"}",
                "/messages/text {\"to\":\"+4915155509001\",\"body\":\"x\"}",
                "/messages/text {\"to\":\"4915155509001\"}",
                "/messages/text {\"to\":\"4915155509001\",\"body\":1}",
                "/messages/text {\"to\":\"4915155509001\",\"body\":\"x\",\"typing_time\":99}",
                "/messages/image {\"to\":\"4915155509001\"}",
                "/messages/location {\"to\":\"4915155509001\",\"latitude\":1}",
                "/messages/poll {\"to\":\"4915155509001\",\"title\":\"t\",\"options\":[\"a\"]}",
                "/messages/contact_list {\"to\":\"4915155509001\"}",
                "/contacts {\"contacts\":\"4915155509001\"}")) {
            var path = wrong.substring(0, wrong.indexOf(' '));
            var body = wrong.substring(path.length()).strip();
            assertThat(whapi.faultsOfRequest("POST", path, new JsonMapper().readTree(body)))
                    .as(wrong)
                    .isNotEmpty();
            answers(whapi, "POST", path, body, 400);
        }
    }

    /** The document allows the request and the answer, and the answer is the expected one. */
    private void allows(OpenApi whapi, String method, String path, @Nullable String body, int status)
            throws IOException {
        if (body != null) {
            assertThat(whapi.faultsOfRequest(method, path, new JsonMapper().readTree(body)))
                    .isEmpty();
        }
        answers(whapi, method, path, body, status);
    }

    private void answers(OpenApi whapi, String method, String path, @Nullable String body, int status)
            throws IOException {
        var answer = wire.call(method, path, body);
        assertThat(answer.status()).as("%s %s: %s", method, path, answer.json()).isEqualTo(status);
        assertThat(whapi.faultsOfAnswer(method, path, status, answer.json())).isEmpty();
    }

    private void webhooksFit(OpenApi whapi, int atLeast) {
        await().untilAsserted(() -> assertThat(receiver.all()).hasSizeGreaterThanOrEqualTo(atLeast));
        assertThat(receiver.all())
                .allSatisfy(
                        hook -> assertThat(whapi.faultsOfWebhook(hook.body())).isEmpty());
    }

    private String write(String rest) throws IOException {
        var answer = wire.post("/sim/inbound", "{\"phone\":\"%s\",%s}".formatted(PHONE, rest));
        assertThat(answer.status()).as(rest).isEqualTo(201);
        return answer.json().path("message_id").asString();
    }

    private static final String DATA = "\"to\":\"PHONE\",\"media\":\"data:%s;base64,AQID\"";

    private static final List<String> SENDS = List.of(
            "/messages/text {\"to\":\"PHONE\",\"body\":\"hello\",\"typing_time\":1}",
            "/messages/text {\"to\":\"PHONE@s.whatsapp.net\",\"body\":\"by chat id\"}",
            "/messages/link_preview {\"to\":\"PHONE\",\"body\":\"https://example.org\",\"title\":\"Example\"}",
            "/messages/image {" + DATA.formatted("image/png") + ",\"caption\":\"look\",\"width\":10,\"height\":10}",
            "/messages/video {" + DATA.formatted("video/mp4") + "}",
            "/messages/gif {" + DATA.formatted("video/mp4") + "}",
            "/messages/short {" + DATA.formatted("video/mp4") + "}",
            "/messages/audio {" + DATA.formatted("audio/mpeg") + ",\"seconds\":3}",
            "/messages/voice {" + DATA.formatted("audio/ogg") + "}",
            "/messages/document {" + DATA.formatted("application/pdf") + ",\"filename\":\"offer.pdf\"}",
            "/messages/sticker {" + DATA.formatted("image/webp") + "}",
            "/messages/location {\"to\":\"PHONE\",\"latitude\":48.2,\"longitude\":16.4,\"name\":\"Here\"}",
            "/messages/live_location {\"to\":\"PHONE\",\"latitude\":48.2,\"longitude\":16.4}",
            "/messages/contact {\"to\":\"PHONE\",\"name\":\"Pat\",\"vcard\":\"BEGIN:VCARD\\nFN:Pat\\nEND:VCARD\"}",
            "/messages/contact_list {\"to\":\"PHONE\",\"list\":[{\"name\":\"Pat\",\"vcard\":\"BEGIN:VCARD\\nEND:VCARD\"}]}",
            "/messages/poll {\"to\":\"PHONE\",\"title\":\"Tea?\",\"options\":[\"yes\",\"no\"],\"count\":1}",
            "/messages/interactive {\"to\":\"PHONE\",\"type\":\"button\",\"body\":{\"text\":\"Pick\"},"
                    + "\"action\":{\"buttons\":[{\"type\":\"quick_reply\",\"title\":\"A\",\"id\":\"a\"}]}}");
}
