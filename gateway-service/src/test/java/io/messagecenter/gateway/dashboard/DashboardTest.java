package io.messagecenter.gateway.dashboard;

import static io.messagecenter.gateway.ProblemAssert.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.gateway.Asker;
import io.messagecenter.gateway.Backends;
import io.messagecenter.gateway.GatewayTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class DashboardTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final String CHUNK = "/_next/static/chunks/app-1a2b.js";

    @Autowired
    Asker asker;

    @BeforeEach
    void allIsWell() {
        asker.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html;charset=UTF-8, in",
        "/login/, text/html;charset=UTF-8, Log in",
        "/login/?return_to=%2Fdashboard-agent%2F, text/html;charset=UTF-8, Log in",
        "/login/__next._tree.txt?_rsc=1x2, text/plain;charset=UTF-8, login",
        "/manifest.webmanifest, application/manifest+json, Message Center",
        "/sw.js, text/javascript;charset=UTF-8, fetch",
        CHUNK + ", text/javascript;charset=UTF-8, a chunk"
    })
    void filesArePagesAndAreThereForGetAndHead(String path, String type, String words) {
        var got = asker.get(path);
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(got.body()).contains(words);

        var head = asker.ask(asker.to(path).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().map()).containsAllEntriesOf(withoutConnection(got));
        assertThat(head.body()).isEmpty();
    }

    private static Map<String, List<String>> withoutConnection(HttpResponse<String> response) {
        var headers = new HashMap<>(response.headers().map());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("connection"));
        return headers;
    }

    @Test
    void aPageWithoutItsSlashLeadsToThePage() {
        var response = asker.get("/login?error=no-role&x=%2F");

        assertThat(response.statusCode()).isEqualTo(308);
        assertThat(response.headers().firstValue("Location")).hasValue("/login/?error=no-role&x=%2F");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nope", "/dashboard-agent/nope/", "/_next/static/chunks/gone.js", "/csp-script-hashes.txt"})
    void aBrowserIsShownThePageForWhatIsNotThere(String path) {
        var response = asker.ask(asker.to(path).header("Accept", BROWSER));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(response.headers().firstValue("Cache-Control")).isEmpty();
        assertThat(response.body()).contains("Not found");
        assertThat(policy(response)).contains("script-src 'self' 'sha256-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json"})
    void programsGetAProblem(String accept) {
        assertProblem(asker.ask(asker.to("/nope").header("Accept", accept)), 404, "not-found");
        assertProblem(asker.ask(asker.to(CHUNK + ".map").header("Accept", accept)), 404, "not-found");
    }

    @Test
    void nobodyWritesToAPage() {
        assertProblem(asker.post("/login/", "{}".getBytes(UTF_8)), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/users/", "/users/index.html"})
    void aPathOfAServiceIsNeverAPage(String path) {
        assertThat(asker.ask(asker.to(path).header("Accept", BROWSER)).body()).isEqualTo("{\"served\":true}");
        assertThat(Backends.AUTH.requests()).hasSize(1);
    }

    @Test
    void aBrowserThatAsksAServiceThatIsAwayIsToldSo() {
        Backends.CHAT.stop();

        assertProblem(asker.ask(asker.to("/chats/7").header("Accept", BROWSER)), 503, "service-away");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../application.yaml",
                "/login/../../application.yaml",
                "/%2e%2e/application.yaml",
                "/login/..%2f..%2fapplication.yaml",
                "/login/%252e%252e/application.yaml",
                "/login\\..\\application.yaml",
                "//etc/passwd"
            })
    void noPathLeadsOutOfTheFolder(String path) throws Exception {
        var status = asker.askRaw(Duration.ZERO, "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(status).isIn("HTTP/1.1 400", "HTTP/1.1 404");
    }

    @Test
    void aFileWhoseNameChangesWithItsContentIsKeptForever() {
        assertThat(asker.get(CHUNK).headers().firstValue("Cache-Control"))
                .hasValue("max-age=31536000, public, immutable");
    }

    @Test
    void anIconIsKeptForADay() {
        assertThat(asker.get("/icon.svg").headers().firstValue("Cache-Control")).hasValue("max-age=86400, public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login/", "/login/__next._tree.txt", "/sw.js"})
    void everyOtherIsAskedForAnewAndSentOnlyWhenItChanged(String path) {
        var first = asker.get(path);
        var etag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");

        var again = asker.ask(asker.to(path).header("If-None-Match", etag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        // The browser takes these headers for those of the copy that it has.
        assertThat(policy(again)).isEqualTo(policy(first));
        assertThat(asker.ask(asker.to(path).header("If-None-Match", "W/\"other\""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoTakesGzipGetsWhatTheBuildCompressed() throws Exception {
        var plain = askBytes(asker.to(CHUNK));
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(askBytes(asker.to(CHUNK).header("Accept-Encoding", "br, gzip;q=0"))
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();

        var compressed = askBytes(asker.to(CHUNK).header("Accept-Encoding", "gzip, deflate, br"));
        assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(compressed.headers().firstValue("Content-Type")).hasValue("text/javascript;charset=UTF-8");
        assertThat(compressed.body().length).isLessThan(plain.body().length / 10);
        try (var body = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
            assertThat(body.readAllBytes()).isEqualTo(plain.body());
        }
        assertThat(asker.get("/login/").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    private static HttpResponse<byte[]> askBytes(HttpRequest.Builder request) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    @Test
    void onlyTheDashboardsOwnScriptsRunInItsPages() {
        assertThat(policy(asker.get("/login/")))
                .contains("script-src 'self' 'sha256-b25l' 'sha256-dHdv';")
                .contains("connect-src 'self';")
                .contains("worker-src 'self';")
                .contains("manifest-src 'self';")
                .contains("img-src 'self' data: blob:;")
                .contains("media-src 'self' data: blob:;");
        assertThat(asker.get("/login/").headers().firstValue("Permissions-Policy"))
                .hasValueSatisfying(value -> assertThat(value).contains("microphone=(self)"));
        assertThat(policy(asker.get("/sw.js"))).isEqualTo(policy(asker.get("/login/")));
    }

    private static String policy(HttpResponse<String> response) {
        assertThat(response.headers().allValues("Content-Security-Policy")).hasSize(1);
        return response.headers().firstValue("Content-Security-Policy").orElseThrow();
    }

    @Test
    void whereItWasNotBuiltAPageSaysHow() throws Exception {
        var dashboard = Dashboard.load(new DashboardProperties("src/test/resources/no-such-folder"));

        for (var asset : List.of(dashboard.find("/"), dashboard.notFoundPage())) {
            assertThat(new String(asset.orElseThrow().content(), UTF_8))
                    .contains("npm run build")
                    .doesNotContain("<script");
        }
        assertThat(dashboard.contentSecurityPolicy()).contains("script-src 'self';");
    }
}
