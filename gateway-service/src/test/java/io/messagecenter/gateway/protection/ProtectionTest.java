package io.messagecenter.gateway.protection;

import static io.messagecenter.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.gateway.Asker;
import io.messagecenter.gateway.Backends;
import io.messagecenter.gateway.GatewayTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class ProtectionTest {

    @Autowired
    Asker asker;

    @BeforeEach
    void allIsWell() {
        asker.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/login/", "/_next/static/chunks/app-1a2b.js", "/chats", "/nope", "/media/x", "/chats/../x"
            })
    void everyAnswerCarriesTheSecurityHeadersOnce(String path) {
        assertSecured(asker.get(path));
    }

    @Test
    void soDoTheAnswersOfAGatewayWhoseServicesAreAway() {
        Backends.CHAT.stop();

        assertSecured(asker.get("/chats"));
    }

    private static void assertSecured(HttpResponse<String> response) {
        var headers = response.headers();
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(headers.allValues("Permissions-Policy")).hasSize(1);
        assertThat(headers.allValues("Strict-Transport-Security")).containsExactly("max-age=31536000");
        assertThat(headers.allValues("X-XSS-Protection")).isEmpty();
        assertThat(headers.allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe-eval")
                .doesNotContainPattern("script-src[^;]*unsafe-inline");
    }

    @Test
    void aListedOriginMayCallWithCredentials() {
        var preflight = asker.ask(asker.to("/chats/5")
                .header("Origin", "https://desk.example.org")
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().allValues("Access-Control-Allow-Origin"))
                .containsExactly("https://desk.example.org");
        assertThat(preflight.headers().allValues("Access-Control-Allow-Credentials"))
                .containsExactly("true");

        var call = asker.ask(asker.to("/chats").header("Origin", "https://desk.example.org"));
        assertThat(call.statusCode()).isEqualTo(200);
        assertThat(call.headers().allValues("Access-Control-Allow-Origin")).containsExactly("https://desk.example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.org", "null", "https://desk.example.org.evil.org"})
    void pagesOfOtherOriginsLearnNothing(String origin) {
        var preflight = asker.ask(asker.to("/chats")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertProblem(preflight, 403, "foreign-origin");

        var call = asker.ask(asker.to("/chats").header("Origin", origin));
        assertThat(call.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void theServersOwnPagesWorkBehindAProxyNobodyToldItAbout() {
        var call = asker.ask(asker.to("/chats").header("Origin", "https://inbox.example.org"));

        assertThat(call.statusCode()).isEqualTo(200);
    }

    @Test
    void aFloodFromOneAddressIsHeldBackAndNobodyElse() {
        assertHeldBack("/nope", "198.51.100.77");

        assertThat(asker.askThroughProxy(asker.to("/chats").header("X-Forwarded-For", "198.51.100.78"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(asker.askThroughProxy(asker.to("/webhook/whapi").header("X-Forwarded-For", "198.51.100.77"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoGuessesPasswordsFasterThanAnybodyLogsInIsTurnedAwayAndMayStillDoEverythingElse() {
        assertHeldBack("/auth/login", "198.51.100.79");

        for (var other : List.of("/auth/refresh", "/chats")) {
            assertThat(asker.askThroughProxy(asker.to(other).header("X-Forwarded-For", "198.51.100.79"))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(asker.askThroughProxy(asker.to("/auth/login").header("X-Forwarded-For", "198.51.100.80"))
                        .statusCode())
                .isEqualTo(200);
    }

    private void assertHeldBack(String path, String address) {
        var refused = Stream.generate(() -> asker.askThroughProxy(asker.to(path).header("X-Forwarded-For", address)))
                .limit(5_000)
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertProblem(refused, 429, "too-many-requests");
        assertThat(refused.headers().allValues("Retry-After")).isEqualTo(List.of("1"));
    }
}
