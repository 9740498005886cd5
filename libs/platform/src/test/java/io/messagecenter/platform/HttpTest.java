package io.messagecenter.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.auth.Role;
import io.messagecenter.contracts.auth.SessionEnded;
import io.messagecenter.contracts.auth.UserChanged;
import io.messagecenter.platform.test.TestTokens;
import io.messagecenter.platform.test.TestTopics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformTest
class HttpTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    private HttpResponse<String> get(String path, String authorization) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/bodies"))
                .header("Authorization", TestTokens.bearer(1, "ann", Role.AGENT))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void aValidTokenNamesTheUser() throws Exception {
        var answer = get("/me", TestTokens.bearer(41, "ann", Role.AGENT));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"id\":41", "\"username\":\"ann\"", "\"role\":\"agent\"");
    }

    @Test
    void probesAndScrapersNeedNoTokenOnTheirOwnPort() throws Exception {
        for (var path : List.of("/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus")) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + path))
                    .build();
            assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
        assertThat(get("/actuator/health", TestTokens.bearer(1, "ann", Role.ADMIN))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPathWorksWithAndWithoutATrailingSlash() throws Exception {
        assertThat(get("/me/", TestTokens.bearer(41, "ann", Role.AGENT)).statusCode())
                .isEqualTo(200);
        assertThat(get("/public/", "").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer ", "Bearer nonsense", "Basic YTpi", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."})
    void withoutAValidTokenTheAnswerIs401AsAProblem(String authorization) throws Exception {
        var answer = get("/me", authorization);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"instance\":\"/me\"");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"status\":401", "\"code\":\"unauthorized\"")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({"iss,somebody-else", "aud,another-api", "sub,0", "sub,ann", "sid,"})
    void aTokenWithAWrongClaimIsRefused(String claim, String value) throws Exception {
        var token = TestTokens.token(1, "ann", Role.ADMIN, claims -> claims.claim(claim, value));

        var answer = get("/me", "Bearer " + token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"instance\":\"/me\"");
    }

    @Test
    void anExpiredTokenIsRefusedAfterAMinuteOfSkew() throws Exception {
        var expired = TestTokens.token(1, "ann", Role.ADMIN, c -> expiring(c, 70));
        var skewed = TestTokens.token(1, "ann", Role.ADMIN, c -> expiring(c, 40));

        assertThat(get("/me", "Bearer " + expired).statusCode()).isEqualTo(401);
        assertThat(get("/me", "Bearer " + skewed).statusCode()).isEqualTo(200);
    }

    private static JWTClaimsSet.Builder expiring(JWTClaimsSet.Builder claims, int secondsAgo) {
        return claims.issueTime(Date.from(Instant.now().minusSeconds(900)))
                .expirationTime(Date.from(Instant.now().minusSeconds(secondsAgo)));
    }

    @Test
    void anAgentDoesNotGetWhatIsForAdmins() throws Exception {
        assertThat(get("/admin", TestTokens.bearer(1, "ann", Role.AGENT)).statusCode())
                .isEqualTo(403);
        assertThat(get("/admin", TestTokens.bearer(1, "ann", Role.ADMIN)).statusCode())
                .isEqualTo(200);
        assertThat(get("/admin", "").statusCode()).isEqualTo(401);
    }

    @Test
    void aDeactivatedUserIsOutWithinTwoSeconds() throws Exception {
        var bearer = TestTokens.bearer(77, "bob", Role.AGENT);
        assertThat(get("/me", bearer).statusCode()).isEqualTo(200);

        TestTopics.send(Topic.AUTH_USERS, "77", user(77, Role.AGENT, false, null));

        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .until(() -> get("/me", bearer).statusCode() == 401);
    }

    @Test
    void aRoleHoldsAsItIsNowAndNotAsTheTokenSays() throws Exception {
        var bearer = TestTokens.bearer(78, "cleo", Role.ADMIN);
        assertThat(get("/admin", bearer).statusCode()).isEqualTo(200);

        TestTopics.send(Topic.AUTH_USERS, "78", user(78, Role.AGENT, true, null));

        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .until(() -> get("/admin", bearer).statusCode() == 403);
    }

    @Test
    void anEndedSessionOpensNothing() throws Exception {
        var session = UUID.randomUUID().toString();
        var bearer = "Bearer " + TestTokens.token(79, "dora", Role.AGENT, c -> c.claim("sid", session));
        assertThat(get("/me", bearer).statusCode()).isEqualTo(200);

        TestTopics.send(
                Topic.AUTH_SESSIONS,
                session,
                new SessionEnded(
                        UUID.randomUUID(),
                        session,
                        79,
                        Instant.now(),
                        Instant.now().plusSeconds(900)));

        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .until(() -> get("/me", bearer).statusCode() == 401);
    }

    @Test
    void tokensFromBeforeAChangeOfPasswordAreVoid() throws Exception {
        var old = "Bearer "
                + TestTokens.token(
                        80,
                        "eve",
                        Role.AGENT,
                        c -> c.issueTime(Date.from(Instant.now().minusSeconds(30))));
        assertThat(get("/me", old).statusCode()).isEqualTo(200);

        TestTopics.send(Topic.AUTH_USERS, "80", user(80, Role.AGENT, true, Instant.now()));

        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .until(() -> get("/me", old).statusCode() == 401);
        assertThat(get("/me", TestTokens.bearer(80, "eve", Role.AGENT)).statusCode())
                .isEqualTo(200);
    }

    private static UserChanged user(long id, Role role, boolean active, Instant sessionsValidFrom) {
        return new UserChanged(
                UUID.randomUUID(),
                id,
                "user" + id,
                "User",
                role,
                active,
                2,
                sessionsValidFrom,
                Instant.now(),
                Instant.now());
    }

    @ParameterizedTest
    @CsvSource({
        "/items/404,404,not-found",
        "/items/409,409,taken",
        "/items/429,429,slow",
        "/items/abc,400,invalid",
        "/items/1?limit=many,400,invalid",
        "/nowhere,404,not-found",
        "/items/503,503,unavailable"
    })
    void errorsAreProblemsWithACode(String path, int status, String code) throws Exception {
        var answer = get(path, TestTokens.bearer(1, "ann", Role.AGENT));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains(
                        "\"code\":\"" + code + "\"",
                        "\"type\":\"urn:message-center:problem:" + code,
                        "\"instance\":\"/")
                .doesNotContain("java.", "springframework", "db.internal");
    }

    @Test
    void whatIsInTheWayStandsAtTheTopLevelOfAConflict() throws Exception {
        assertThat(get("/items/409", TestTokens.bearer(1, "ann", Role.AGENT)).body())
                .contains("\"chat\":{\"id\":7}");
    }

    @Test
    void theWaitIsRoundedUpToSeconds() throws Exception {
        var answer = get("/items/429", TestTokens.bearer(1, "ann", Role.AGENT));
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    }

    @Test
    void anUnexpectedErrorTellsNothingOfTheInside() throws Exception {
        var answer = get("/items/500", TestTokens.bearer(1, "ann", Role.AGENT));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("\"code\":\"internal\"").doesNotContain("secret", "IllegalState");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"first_name\":\" \"}|first_name",
                "{\"first_name\":5}|first_name",
                "{\"first_name\":\"a\",\"number\":\"5\"}|number",
                "{\"first_name\":\"a\",\"number\":1.5}|number",
                "{}|first_name"
            })
    void aWrongFieldIsNamed(String body, String field) throws Exception {
        var answer = post(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"errors\":[{", "\"field\":\"" + field + "\"");
    }

    @Test
    void unknownFieldsAreIgnoredAndNullsAreShown() throws Exception {
        var answer = post("{\"first_name\":\"Ann\",\"later\":true}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"first_name\":\"Ann\",\"number\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "nonsense"})
    void aBodyThatIsNoJsonIs400(String body) throws Exception {
        assertThat(post(body).statusCode()).isEqualTo(400);
    }
}
