package io.messagecenter.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.auth.Api;
import io.messagecenter.auth.Api.Answer;
import io.messagecenter.auth.AuthTest;
import io.messagecenter.auth.oidc.ScriptedProvider.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthTest
class OidcLoginTest {

    private static final Set<String> FORGED = Set.of("state", "wrong-answer");

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    private Visitor visitor(String role) {
        return new Visitor(api, role);
    }

    private long rows(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    @Test
    void theLoginPageIsToldWhichWaysThereAre() {
        var ways = api.call("GET", "/auth/config").send();

        assertThat(ways.status()).isEqualTo(200);
        assertThat(ways.<Boolean>read("$.password")).isTrue();
        assertThat(ways.<Boolean>read("$.setup_needed")).isFalse();
        assertThat(ways.<Map<String, Object>>read("$.oidc"))
                .isEqualTo(Map.of("name", "The script", "login_url", "/auth/oidc/login"));
    }

    @Test
    void theProviderIsAskedWithStateNonceAndPkce() {
        var vera = visitor("agent");
        var first = vera.begin("");
        var second = vera.begin("?prompt=login");

        assertThat(first.asked())
                .containsEntry("response_type", "code")
                .containsEntry("client_id", ScriptedProvider.CLIENT)
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", "http://localhost:" + api.port() + "/auth/oidc/callback")
                .doesNotContainKey("prompt");
        assertThat(first.asked().get("scope").split(" ")).contains("openid");
        assertThat(second.asked()).containsEntry("prompt", "login");
        for (var name : List.of("state", "nonce", "code_challenge")) {
            assertThat(first.asked().get(name))
                    .hasSizeGreaterThan(40)
                    .isNotEqualTo(second.asked().get(name));
        }
        assertThat(first.setCookie())
                .startsWith("mc_oidc_")
                .contains("HttpOnly", "SameSite=Lax", "Path=/auth/oidc", "Max-Age=600")
                .doesNotContain(first.asked().get("state"), first.asked().get("nonce"));
        // Two tabs keep one each.
        assertThat(first.cookie().split("=")[0]).isNotEqualTo(second.cookie().split("=")[0]);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whoLogsInThereHasASessionHereAsAfterALocalLogin(CapturedOutput output) {
        var vera = visitor("agent");
        var login = vera.logIn();

        assertThat(login.status()).isEqualTo(302);
        assertThat(login.header("Location")).isEqualTo("/dashboard-agent/");
        assertThat(login.header("Cache-Control")).isEqualTo("no-store");
        assertThat(login.headers("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("mc_refresh=")
                        .contains("HttpOnly", "SameSite=Strict", "Path=/auth"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("media_token=ey").contains("Path=/media"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("mc_oidc_").contains("Max-Age=0"));

        var session = Visitor.refresh(api, login);
        assertThat(session.<String>read("$.user.username")).isEqualTo(vera.claims.get("preferred_username"));
        assertThat(session.<String>read("$.user.name")).isEqualTo("Vera Visitor");
        assertThat(session.<String>read("$.user.role")).isEqualTo("agent");
        assertThat(session.<String>read("$.user.source")).isEqualTo("oidc");
        assertThat(api.get("/auth/me", session.accessToken()).status()).isEqualTo(200);
        assertThat(api.get("/users/" + session.read("$.user.id"), api.admin()).<String>read("$.source"))
                .isEqualTo("oidc");
        var audit = api.get("/audit?target=user:" + session.read("$.user.id"), api.admin());
        assertThat(audit.<List<String>>read("$.items[*].action")).containsExactly("login.succeeded", "user.created");
        assertThat(ScriptedProvider.TOKENS)
                .allSatisfy(token -> assertThat(output.getAll()).doesNotContain(token));
        assertThat(jdbc.sql("SELECT refresh_token FROM provider_sessions")
                        .query(String.class)
                        .list())
                .allSatisfy(stored -> assertThat(stored == null ? "" : stored).doesNotContain("refresh-"));
    }

    @Test
    void adminsGoToTheirDashboardAndWhoAskedForAPlaceOfOursGoesThere() {
        var vera = visitor("admin");

        assertThat(vera.logIn().header("Location")).isEqualTo("/dashboard-admin/");
        assertThat(vera.logIn("?return_to=/dashboard-agent/%3Fc%3D7").header("Location"))
                .isEqualTo("/dashboard-agent/?c=7");
        assertThat(vera.logIn("?return_to=//evil.example.org").header("Location"))
                .isEqualTo("/dashboard-admin/");
    }

    @Test
    void nameAndRoleFollowTheProviderAndTheUsernameStays() {
        var vera = visitor("agent");
        var first = Visitor.refresh(api, vera.logIn());
        vera.claims.putAll(Map.of(
                "preferred_username",
                "married",
                "name",
                "Vera Verano",
                "realm_access",
                Map.of("roles", List.of("admin"))));
        var second = Visitor.refresh(api, vera.logIn());

        assertThat(second.<Integer>read("$.user.id")).isEqualTo(first.<Integer>read("$.user.id"));
        assertThat(second.<String>read("$.user.username")).isEqualTo(first.read("$.user.username"));
        assertThat(second.<String>read("$.user.name")).isEqualTo("Vera Verano");
        assertThat(second.<String>read("$.user.role")).isEqualTo("admin");
    }

    @Test
    void aLocalUserOfThatNameOrAddressIsNotTakenOver() {
        var local = api.newUser("admin");
        String username = local.read("$.username");
        var vera =
                visitor("agent").with(v -> v.claims.putAll(Map.of("preferred_username", username, "email", username)));

        var session = Visitor.refresh(api, vera.logIn());

        assertThat(session.<String>read("$.user.username")).isEqualTo(username + "-2");
        assertThat(session.<Integer>read("$.user.id")).isNotEqualTo((int) local.id());
        assertThat(api.login(username, Api.PASSWORD).send().<String>read("$.user.role"))
                .isEqualTo("admin");
        api.login(username + "-2", Api.PASSWORD).send().isProblem(401, "wrong-credentials");
    }

    @Test
    void rolesAreFoundWhereTheProviderPutsThem() {
        var inUserInfo = visitor("agent").with(v -> v.userInfo.put("realm_access", v.claims.remove("realm_access")));
        var inAccessToken =
                visitor("admin").with(v -> v.accessClaims.put("realm_access", v.claims.remove("realm_access")));

        assertThat(Visitor.refresh(api, inUserInfo.logIn()).<String>read("$.user.role"))
                .isEqualTo("agent");
        assertThat(Visitor.refresh(api, inAccessToken.logIn()).<String>read("$.user.role"))
                .isEqualTo("admin");
    }

    @Test
    void tabsThatLogInForTheFirstTimeAtOnceMakeOneUser() {
        var vera = visitor("agent");

        var ids = IntStream.range(0, 6)
                .parallel()
                .mapToObj(_ -> Visitor.refresh(api, vera.logIn()).<Integer>read("$.user.id"))
                .distinct()
                .toList();

        assertThat(ids).hasSize(1);
    }

    @Test
    void whoIsDeactivatedHereIsRefused() {
        var vera = visitor("agent");
        int id = Visitor.refresh(api, vera.logIn()).read("$.user.id");
        assertThat(api.patchUser(id, "{\"active\":false}").status()).isEqualTo(200);

        assertRefused(vera::logIn, "inactive");
    }

    @Test
    void nameRoleAndPasswordOfAProvidersUserAreNotChangedHere() {
        int id = Visitor.refresh(api, visitor("agent").logIn()).read("$.user.id");

        for (var change : List.of("{\"role\":\"admin\"}", "{\"name\":\"X\"}", "{\"password\":\"blue horses 42\"}")) {
            api.patchUser(id, change).isProblem(422, "managed-by-provider");
        }
        api.call("POST", "/auth/register", """
                        {"username":"vera-x","password":"blue horses 42","name":"X","role":"agent","source":"oidc"}""").as(api.admin()).send().isProblem(422, "provider-not-managed");
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("no-role", v -> v.claims.put("realm_access", Map.of("roles", List.of("customer")))),
                lie("no-role", v -> v.claims.remove("realm_access")),
                lie("wrong-answer", v -> v.claims.put("nonce", "another")),
                lie("wrong-answer", v -> v.claims.put("iss", "http://evil.example.org")),
                lie("wrong-answer", v -> v.claims.put("aud", "another-client")),
                lie(
                        "wrong-answer",
                        v -> v.claims.put("exp", Date.from(Instant.now().minus(Duration.ofMinutes(2))))),
                lie(
                        "wrong-answer",
                        v -> v.claims.put("iat", Date.from(Instant.now().plus(Duration.ofMinutes(3))))),
                lie("wrong-answer", v -> v.signature = Signature.FOREIGN_KEY),
                lie("wrong-answer", v -> v.signature = Signature.CLIENT_SECRET),
                lie("wrong-answer", v -> v.signature = Signature.NONE));
    }

    private static Arguments lie(String code, Consumer<Visitor> change) {
        return Arguments.of(code, change);
    }

    @ParameterizedTest
    @MethodSource("lies")
    void whatDoesNotProveWhoOneIsOpensNothing(String code, Consumer<Visitor> change) {
        assertRefused(visitor("agent").with(change)::logIn, code);
    }

    @Test
    void aForeignOrSpentStateOpensNothing() {
        var vera = visitor("agent");
        var begun = vera.begin("");
        var other = vera.begin("");
        var state = begun.asked().get("state");

        // No cookie, the cookie of another login, no state, a state that nobody drew.
        assertRefused(() -> vera.comeBack("code=" + vera.codeFor(begun) + "&state=" + state, "x=y"), "state");
        assertRefused(() -> vera.comeBack("code=" + vera.codeFor(begun) + "&state=" + state, other.cookie()), "state");
        assertRefused(
                () -> vera.comeBack(
                        "code=" + vera.codeFor(begun) + "&state=" + state,
                        begun.cookie().split("=")[0] + "=" + other.cookie().split("=", 2)[1]),
                "state");
        assertRefused(() -> vera.comeBack("code=" + vera.codeFor(begun), begun.cookie()), "state");
        assertRefused(() -> vera.comeBack("code=x&state=" + UUID.randomUUID(), begun.cookie()), "state");
        assertRefused(() -> vera.comeBack("", begun.cookie()), "state");

        // It works once, whatever the provider would say to the second code.
        assertThat(vera.comeBack("code=" + vera.codeFor(begun) + "&state=" + state, begun.cookie())
                        .header("Location"))
                .isEqualTo("/dashboard-agent/");
        assertRefused(() -> vera.comeBack("code=" + vera.codeFor(begun) + "&state=" + state, begun.cookie()), "state");
    }

    @Test
    void aForeignOrSpentCodeOpensNothing() {
        var vera = visitor("agent");
        var victim = vera.begin("");
        var attacker = vera.begin("");
        var stolen = vera.codeFor(victim);
        assertRefused(
                () -> vera.comeBack(
                        "code=" + stolen + "&state=" + attacker.asked().get("state"), attacker.cookie()),
                "wrong-answer");

        var again = vera.begin("");
        assertRefused(
                () -> vera.comeBack("code=" + stolen + "&state=" + again.asked().get("state"), again.cookie()),
                "wrong-answer");
        var foreign = vera.begin("");
        assertRefused(
                () -> vera.comeBack(
                        "code=" + vera.codeFor(foreign) + "&iss=http://evil.example.org&state="
                                + foreign.asked().get("state"),
                        foreign.cookie()),
                "wrong-answer");
        var denied = vera.begin("");
        assertRefused(
                () -> vera.comeBack(
                        "error=access_denied&state=" + denied.asked().get("state"), denied.cookie()),
                "refused-by-provider");
    }

    @Test
    void aProviderThatIsAwayIsToldFromOneThatRefuses() {
        var vera = visitor("agent");
        var begun = vera.begin("");
        var code = vera.codeFor(begun);
        ScriptedProvider.away = true;
        try {
            assertRefused(
                    () -> vera.comeBack(
                            "code=" + code + "&state=" + begun.asked().get("state"), begun.cookie()),
                    "provider-away");
            assertThat(api.login("agent", "agent123").send().status()).isEqualTo(200);
        } finally {
            ScriptedProvider.away = false;
        }
    }

    /** To the login page, with one row in the audit trail, and nothing else. */
    private void assertRefused(java.util.function.Supplier<Answer> attempt, String code) {
        var sessions = rows("sessions");
        var users = rows("users");
        var audit = rows("audit_log");

        var answer = attempt.get();

        var loginPage = "/login/?error=" + code;
        if (FORGED.contains(code)) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("Refresh")).isEqualTo("0; url=" + loginPage);
        } else {
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("Location")).isEqualTo(loginPage);
        }
        assertThat(answer.headers("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("mc_refresh"));
        assertThat(rows("sessions")).isEqualTo(sessions);
        assertThat(rows("users")).isEqualTo(users);
        assertThat(rows("audit_log")).isEqualTo(audit + 1);
        var row = jdbc.sql("SELECT action, details ->> 'reason' AS reason FROM audit_log ORDER BY id DESC LIMIT 1")
                .query()
                .singleRow();
        assertThat(row).isEqualTo(Map.of("action", "login.failed", "reason", code));
    }
}
