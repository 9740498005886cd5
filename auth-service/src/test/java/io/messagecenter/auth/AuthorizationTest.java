package io.messagecenter.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.auth.Role;
import io.messagecenter.platform.test.TestTokens;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may call what; an endpoint that is missing here fails the test. */
@AuthTest
class AuthorizationTest {

    private static final int ANYTHING_BUT_DENIED = 0;

    private record Expected(int nobody, int agent, int admin) {}

    private static final Expected PUBLIC = new Expected(ANYTHING_BUT_DENIED, ANYTHING_BUT_DENIED, ANYTHING_BUT_DENIED);
    private static final Expected EVERYBODY = new Expected(401, ANYTHING_BUT_DENIED, ANYTHING_BUT_DENIED);
    private static final Expected ADMINS = new Expected(401, 403, ANYTHING_BUT_DENIED);

    private static final Map<String, Expected> TABLE = Map.ofEntries(
            Map.entry("GET /.well-known/jwks.json", PUBLIC),
            Map.entry("POST /auth/login", PUBLIC),
            Map.entry("POST /auth/logout", PUBLIC),
            Map.entry("POST /auth/refresh", PUBLIC),
            Map.entry("POST /auth/setup", PUBLIC),
            Map.entry("GET /auth/config", PUBLIC),
            Map.entry("GET /auth/oidc/login", PUBLIC),
            Map.entry("GET /auth/oidc/callback", PUBLIC),
            Map.entry("POST /auth/oidc/backchannel-logout", PUBLIC),
            Map.entry("GET /auth/me", EVERYBODY),
            Map.entry("POST /auth/password", EVERYBODY),
            Map.entry("POST /auth/register", ADMINS),
            Map.entry("GET /v3/api-docs", ADMINS),
            Map.entry("GET /v3/api-docs.yaml", ADMINS),
            Map.entry("GET /audit", ADMINS),
            Map.entry("GET /audit/export", ADMINS),
            Map.entry("POST /auth/two-factor", EVERYBODY),
            Map.entry("POST /auth/two-factor/confirm", EVERYBODY),
            Map.entry("POST /auth/two-factor/disable", EVERYBODY),
            Map.entry("DELETE /users/{id}/two-factor", ADMINS),
            Map.entry("GET /auth/sessions", EVERYBODY),
            Map.entry("DELETE /auth/sessions/{id}", EVERYBODY),
            Map.entry("GET /users/{id}/sessions", ADMINS),
            Map.entry("DELETE /users/{id}/sessions", ADMINS),
            Map.entry("GET /ops/dead-letters", ADMINS),
            Map.entry("GET /ops/dead-letters/{topic}/{partition}/{offset}", ADMINS),
            Map.entry("POST /ops/dead-letters/{topic}/{partition}/{offset}/replay", ADMINS),
            Map.entry("POST /ops/dead-letters/{topic}/{partition}/{offset}/drop", ADMINS),
            Map.entry("POST /ops/dead-letters/{topic}/replay", ADMINS),
            Map.entry("GET /ops/lanes", ADMINS),
            Map.entry("GET /users", EVERYBODY),
            Map.entry("GET /users/{id}", EVERYBODY),
            Map.entry("PATCH /users/{id}", ADMINS));

    /** Valid, where a role is asked for: what is malformed is told so first. The username is taken, so nothing comes of it. */
    private static final Map<String, String> BODIES = Map.of(
            "POST /auth/register",
                    "{\"username\":\"agent\",\"password\":\"blue horses 42\",\"name\":\"X\",\"role\":\"agent\"}",
            "PATCH /users/{id}", "{}");

    @Autowired
    Api api;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;

    @Test
    void everyEndpointIsInTheTable() {
        var endpoints = mappings.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> info.getPatternValues().stream().map(path -> method + " " + path)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(endpoints).isEqualTo(new TreeSet<>(TABLE.keySet()));
    }

    @Test
    void everybodyMayDoWhatTheTableSays() {
        var agent = api.agent();
        var admin = api.admin();
        TABLE.forEach((endpoint, expected) -> {
            var method = endpoint.split(" ")[0];
            var path = endpoint.split(" ")[1]
                    // Nobody's, since the admin's own would end in the middle of the walk.
                    .replace("/users/{id}/sessions", "/users/999999999/sessions")
                    .replace("{id}", "1")
                    .replace("{topic}", "no.such.dlt")
                    .replaceAll("\\{(partition|offset)}", "0");
            var body = method.equals("GET") ? "" : BODIES.getOrDefault(endpoint, "{\"nothing\":true}");
            check(endpoint + " as nobody", api.call(method, path, body).send(), expected.nobody());
            check(endpoint + " as agent", api.call(method, path, body).as(agent).send(), expected.agent());
            check(endpoint + " as admin", api.call(method, path, body).as(admin).send(), expected.admin());
        });
    }

    private static void check(String what, Api.Answer answer, int expected) {
        if (expected == ANYTHING_BUT_DENIED) {
            // Refresh says 401 for want of a cookie, setup 403 for want of a code: neither asks for a token.
            assertThat(answer.status())
                    .as(what + answer.body())
                    .isNotEqualTo(403)
                    .isLessThan(500);
            assertThat(answer.body()).as(what).doesNotContain("problem:unauthorized");
        } else {
            answer.isProblem(expected, expected == 401 ? "unauthorized" : "forbidden");
        }
    }

    @Test
    void foreignAndDoctoredTokensOpenNothing() {
        var real = api.admin();
        var parts = real.split("\\.");
        for (var token : new String[] {
            TestTokens.token(1, "admin", Role.ADMIN, claims -> claims),
            parts[0] + "." + parts[1] + ".AAAA",
            parts[0] + "." + parts[1] + ".",
            "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0." + parts[1] + ".",
            "nonsense"
        }) {
            api.get("/auth/me", token).isProblem(401, "unauthorized");
        }
    }
}
