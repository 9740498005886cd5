package io.messagecenter.gateway.routing;

import static io.messagecenter.gateway.ProblemAssert.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.gateway.Asker;
import io.messagecenter.gateway.Backend;
import io.messagecenter.gateway.Backends;
import io.messagecenter.gateway.GatewayTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class RoutingTest {

    private static final Map<String, Backend> SERVICES = Map.of(
            "auth",
            Backends.AUTH,
            "chat",
            Backends.CHAT,
            "webhook",
            Backends.WEBHOOK,
            "bot",
            Backends.BOT,
            "outbound",
            Backends.OUTBOUND);

    @Autowired
    Asker asker;

    @BeforeEach
    void allIsWell() {
        asker.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "/auth/login, auth",
        "/auth/me, auth",
        "/users, auth",
        "/users/17, auth",
        "/.well-known/jwks.json, auth",
        "/audit, auth",
        "/ops/dead-letters/chat.events.dlt/3/17/replay, auth",
        "/chats, chat",
        "/chats/17/messages, chat",
        "/customers/3, chat",
        "/labels, chat",
        "/reports/overview, chat",
        "/reports/overview/export, chat",
        "/media/abc, chat",
        "/canned-answers/1, chat",
        "/ops/lanes, auth",
        "/bot/rules, bot",
        "/bot/rules/17, bot",
        "/bot/rules/try, bot",
        "/channel, outbound",
        "/channel/webhook, outbound",
        "/webhook/whapi, webhook",
        "/webhook/whapi/some/where/else, webhook"
    })
    void everyPathReachesItsService(String path, String service) {
        assertThat(asker.get(path).body()).isEqualTo("{\"served\":true}");

        assertThat(SERVICES.get(service).lastRequest().uri().getPath()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "chat", "bot", "outbound"})
    void theDescriptionOfEachApiComesFromItsService(String service) {
        assertThat(asker.get("/docs/" + service + ".json").statusCode()).isEqualTo(200);

        assertThat(SERVICES.get(service).lastRequest().uri().getPath()).isEqualTo("/v3/api-docs");
    }

    @ParameterizedTest
    @CsvSource({
        "/chats/, /chats",
        "/chats/17/, /chats/17",
        "/chats/?mode=BOT&q=a%2Fb, /chats?mode=BOT&q=a%2Fb",
        "/labels/, /labels"
    })
    void aSlashAtTheEndMakesNoDifference(String asked, String forwarded) {
        assertThat(asker.get(asked).statusCode()).isEqualTo(200);

        assertThat(Backends.CHAT.lastRequest().uri()).hasToString(forwarded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/login/",
                "/users/",
                "/.well-known/jwks.json/",
                "/webhook/whapi/",
                "/channel/",
                "/bot/rules/"
            })
    void aSlashAtTheEndMakesNoDifferenceElsewhereEither(String path) {
        assertThat(asker.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void methodBodyAndTraceContextPassUnchanged() {
        asker.ask(asker.to("/chats/5")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .header("Authorization", "Bearer abc")
                .method("PATCH", BodyPublishers.ofString("{\"mode\":\"BOT\"}")));

        var request = Backends.CHAT.lastRequest();
        assertThat(request.method()).isEqualTo("PATCH");
        assertThat(request.bodyLength()).isEqualTo(14);
        assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer abc");
        assertThat(request.headers().get("traceparent"))
                .singleElement()
                .asString()
                .startsWith("00-0af7651916cd43dd8448eb211c80319c-");
    }

    @Test
    void aStreamPassesEventByEventAndMayBeSilent() throws Exception {
        var start = System.nanoTime();
        try (var body = asker.open("/chats/stream/")) {
            assertThat(new String(body.readNBytes(11), UTF_8)).isEqualTo("data: one\n\n");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Backend.SILENCE);
            assertThat(new String(body.readNBytes(11), UTF_8)).isEqualTo("data: two\n\n");
        }
        assertThat(Backends.CHAT.lastRequest().uri()).hasToString("/chats/stream");
    }

    @Test
    void aListenerThatGoesAwayEndsTheStreamBehind() throws Exception {
        await().atMost(Duration.ofSeconds(15)).until(() -> Backends.CHAT.streams() == 0);
        try (var body = asker.open("/chats/stream")) {
            assertThat(new String(body.readNBytes(11), UTF_8)).isEqualTo("data: one\n\n");
            assertThat(Backends.CHAT.streams()).isEqualTo(1);
        }
        await().atMost(Duration.ofSeconds(15)).until(() -> Backends.CHAT.streams() == 0);
    }

    @Test
    void aStreamThatDoesNotBeginIsGivenUp() {
        Backends.CHAT.freeze();

        assertProblem(asker.get("/chats/stream"), 503, "service-away");

        Backends.CHAT.reset(); // and let what it held back come to its end here, not in the next test
        await().atMost(Duration.ofSeconds(15))
                .until(() -> Backends.CHAT.waiting() == 0 && Backends.CHAT.streams() == 0);
    }

    @Test
    void whatAServiceAnswersPassesUnchangedEvenAnError() {
        Backends.CHAT.answersWith(503);

        var response = asker.get("/chats");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(response.body()).isEqualTo("{\"served\":true}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nope",
                "/actuator",
                "/actuator/health",
                "/chat",
                "/channels",
                "/bots",
                "/authx",
                "/webhook",
                "/webhook/whapix",
                "/v3/api-docs"
            })
    void anUnknownPathIsAProblemAndReachesNobody(String path) {
        assertProblem(asker.get(path), 404, "not-found");
        assertProblem(asker.post(path, "{}".getBytes(UTF_8)), 404, "not-found");

        assertThat(SERVICES.values())
                .allSatisfy(service -> assertThat(service.requests()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/chats/../actuator/health",
                "/chats/%2e%2e/actuator/health",
                "/chats/..%2factuator",
                "/chats/%252e%252e/actuator",
                "/chats//actuator",
                "/chats/17;x=1",
                "/chats/a%5c..%5cb",
                "/chats/a%00",
                "/webhook/whapi/../../actuator",
                "/webhook/whapi/%2E%2E/x"
            })
    void anAmbiguousPathIsRefusedAndReachesNobody(String path) {
        assertProblem(asker.get(path), 400, "malformed-path");

        assertThat(SERVICES.values())
                .allSatisfy(service -> assertThat(service.requests()).isEmpty());
    }
}
