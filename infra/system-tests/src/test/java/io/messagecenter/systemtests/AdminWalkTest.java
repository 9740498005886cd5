package io.messagecenter.systemtests;

import static io.messagecenter.systemtests.Customers.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each call that is for admins, and everybody's own account, through the gateway; and that the audit trail tells of it. */
@SystemTest
class AdminWalkTest {

    private static final String PASSWORD = "blue horses 42";

    /** Nobody's, so that a call which gets through changes nothing. */
    private static final String NOBODY = "999999999";

    /** What needs no token. */
    private static final List<String> PUBLIC = List.of(
            "GET /.well-known/jwks.json",
            "GET /auth/config",
            "GET /auth/oidc/callback",
            "GET /auth/oidc/login",
            "POST /auth/login",
            "POST /auth/logout",
            "POST /auth/oidc/backchannel-logout",
            "POST /auth/refresh",
            "POST /auth/setup");

    /** Where an agent is refused, whatever they ask for: all methods below these paths, or the one that is named. */
    private static final List<String> ADMINS = List.of(
            "/audit",
            "/bot",
            "/channel",
            "/ops",
            "/reports",
            "PATCH /users",
            "/users/{id}/sessions",
            "/users/{id}/two-factor",
            "POST /auth/register");

    private final String name = "walker-" + UUID.randomUUID().toString().substring(0, 8);
    private MessageCenter center;
    private Api admin;

    @BeforeEach
    void logIn(MessageCenter center) {
        this.center = center;
        admin = center.api().login("admin", "admin123");
    }

    @Test
    void everyEndpointOfEveryServiceAsksWhoOneIs() {
        var agent = center.api().login("agent", "agent123");
        var walked = new ArrayList<String>();
        for (var service : List.of("auth", "chat", "bot", "outbound")) {
            json(admin.get("/docs/" + service + ".json"))
                    .get("paths")
                    .properties()
                    .forEach(path -> path.getValue().propertyNames().forEach(method -> {
                        var endpoint = method.toUpperCase() + " " + path.getKey();
                        walked.add(endpoint);
                        walk(endpoint, agent);
                    }));
        }
        assertThat(walked).containsAll(PUBLIC).hasSizeGreaterThan(60);
        assertThat(ADMINS).allMatch(rule -> walked.stream().anyMatch(endpoint -> isIn(endpoint, rule)));
    }

    private void walk(String endpoint, Api agent) {
        if (PUBLIC.contains(endpoint)) {
            return;
        }
        var method = endpoint.split(" ")[0];
        var path = endpoint.split(" ")[1].replace("{topic}", "no.such.dlt").replaceAll("\\{\\w+}", NOBODY);
        var body = method.equals("GET") || method.equals("DELETE") ? null : bodyOf(endpoint);
        assertThat(center.api().send(method, path, body).status())
                .as(endpoint + " as nobody")
                .isEqualTo(401);
        if (ADMINS.stream().anyMatch(rule -> isIn(endpoint, rule))) {
            var answer = agent.send(method, path, body);
            assertThat(answer.status())
                    .as(endpoint + " as agent: " + answer.body())
                    .isEqualTo(403);
        }
    }

    /** Valid where that is looked at first. */
    private static byte[] bodyOf(String endpoint) {
        return MessageCenter.JSON.writeValueAsBytes(
                switch (endpoint) {
                    case "POST /auth/register" ->
                        Map.of("username", "nobody", "password", PASSWORD, "name", "N", "role", "agent");
                    case "POST /bot/rules" -> Map.of("name", "n", "keywords", List.of("k"), "answer", "a");
                    case "POST /bot/rules/try" -> Map.of("text", "hello");
                    default -> Map.of();
                });
    }

    private static boolean isIn(String endpoint, String rule) {
        var path = rule.substring(rule.indexOf('/'));
        var asked = endpoint.substring(endpoint.indexOf('/'));
        return (asked.equals(path) || asked.startsWith(path + "/")) && endpoint.startsWith(rule.replace(path, ""));
    }

    @Test
    void aUserIsMadeChangedLoggedOutAndDeactivated() {
        var id = register();
        var path = "/users/" + id;
        assertThat(json(admin.get(path)).get("source").asString()).isEqualTo("local");
        assertThat(admin.get("/users").expect(200).body()).contains(name);
        var user = center.api().login(name, PASSWORD);
        assertThat(json(admin.get(path + "/sessions")).get("items")).hasSize(1);

        admin.send("DELETE", path + "/sessions", null).expect(204);
        eventually().until(() -> user.get("/auth/me").status() == 401);

        assertThat(json(admin.patch(path, Map.of("role", "admin"))).get("role").asString())
                .isEqualTo("admin");
        center.api().login(name, PASSWORD).get("/audit").expect(200);
        admin.patch(path, Map.of("active", false)).expect(200);
        center.api()
                .post("/auth/login", Map.of("username", name, "password", PASSWORD))
                .expect(401);

        assertThat(actions("target=user:" + id))
                .contains("user.created", "login.succeeded", "sessions.ended", "user.changed", "login.failed");
        var export = admin.get("/audit/export?target=user:" + id).expect(200);
        assertThat(export.header("content-type")).startsWith("text/csv");
        assertThat(export.header("content-disposition")).startsWith("attachment");
        assertThat(export.body()).contains("user.created", name).doesNotContain(PASSWORD);
        assertThat(actions("action=audit.exported")).isNotEmpty();
        admin.get("/audit?limit=0").expect(400);
    }

    @Test
    void aSecondFactorIsSetUpAndTheLoginThenNeedsItsCode() {
        var id = register();
        var user = center.api().login(name, PASSWORD);
        var secret = json(user.post("/auth/two-factor", Map.of("current_password", PASSWORD)), 201)
                .get("secret")
                .asString();
        var recovery = json(user.post("/auth/two-factor/confirm", Map.of("code", OneTimeCode.of(secret, -1))))
                .get("recovery_codes");
        assertThat(recovery).hasSize(10);

        assertThat(login(null).expect(401).json().get("code").asString()).isEqualTo("second-factor-required");
        assertThat(login("000000").expect(401).json().get("code").asString()).isEqualTo("wrong-code");
        var code = OneTimeCode.of(secret, 1);
        assertThat(login(code).expect(200).json().get("user").get("two_factor").asBoolean())
                .isTrue();
        login(code).expect(401);
        login(recovery.get(0).asString()).expect(200);

        admin.send("DELETE", "/users/" + id + "/two-factor", null).expect(204);
        login(null).expect(200);
        assertThat(actions("target=user:" + id)).contains("two_factor.on", "two_factor.recovered", "two_factor.off");
    }

    private Api.Answer login(String code) {
        return center.api()
                .post(
                        "/auth/login",
                        code == null
                                ? Map.of("username", name, "password", PASSWORD)
                                : Map.of("username", name, "password", PASSWORD, "code", code));
    }

    @Test
    void oneOwnsPasswordAndSessions() {
        register();
        var user = center.api().login(name, PASSWORD);
        var other = center.api().login(name, PASSWORD);
        user.post("/auth/password", Map.of("current_password", PASSWORD, "new_password", "short"))
                .expect(400);
        user.post("/auth/password", Map.of("current_password", PASSWORD, "new_password", "green horses 43"))
                .expect(204);
        eventually().until(() -> other.get("/auth/me").status() == 401);
        var sessions = json(user.get("/auth/sessions")).get("items");
        assertThat(sessions).hasSize(1);
        assertThat(sessions.get(0).get("current").asBoolean()).isTrue();
        user.send("DELETE", "/auth/sessions/" + sessions.get(0).get("id").asString(), null)
                .expect(204);
        eventually().until(() -> user.get("/auth/me").status() == 401);
    }

    @Test
    void theLanesAreKnownAndNoneIsLate() {
        eventually().until(() -> {
            var lanes = json(admin.get("/ops/lanes")).get("items");
            assertThat(lanes.valueStream().map(lane -> lane.get("name").asString()))
                    .contains("inbound", "bot", "sends", "audit");
            return lanes.valueStream().noneMatch(lane -> lane.get("late").asBoolean());
        });
        assertThat(json(admin.get("/ops/dead-letters")).has("items")).isTrue();
    }

    @Test
    void aBotRuleIsMadeTriedChangedAndDeleted() {
        var rule =
                json(admin.post("/bot/rules", Map.of("name", name, "keywords", List.of(name), "answer", "Yes!")), 201);
        var path = "/bot/rules/" + rule.get("id").asLong();
        var tried = json(admin.post("/bot/rules/try", Map.of("text", "so " + name)));
        assertThat(tried.get("by").asString()).isEqualTo("rule");
        assertThat(tried.get("rule_id")).isEqualTo(rule.get("id"));
        assertThat(tried.get("answer").asString()).isEqualTo("Yes!");
        assertThat(admin.get("/bot/rules").expect(200).body()).contains(name);
        admin.patch(path, Map.of("answer", "No.", "expected_version", 1)).expect(200);
        admin.patch(path, Map.of("answer", "Late", "expected_version", 1)).expect(409);
        admin.send("DELETE", path, null).expect(204);

        eventually()
                .until(() -> actions("target=bot-rule:" + rule.get("id").asLong())
                        .equals(List.of("bot-rule.deleted", "bot-rule.changed", "bot-rule.created")));
    }

    @Test
    void theChannelIsLookedAtSetUpAndTested() {
        var channel = json(admin.get("/channel"));
        assertThat(channel.get("state").asString()).isEqualTo("connected");
        assertThat(channel.get("simulator").asBoolean()).isTrue();
        admin.get("/channel/qr").expect(409);
        json(admin.get("/channel/webhook")).get("changes");
        admin.post("/channel/webhook", Map.of()).expect(200);
        assertThat(json(admin.get("/channel/webhook")).get("changes")).isEmpty();
        var test = json(admin.post("/channel/test", Map.of()));
        assertThat(test.get("ok").asBoolean()).as(test.toString()).isTrue();

        eventually().until(() -> actions("target=channel").contains("channel.tested"));
    }

    @Test
    void reportsAreReadAndExported() {
        var report = json(admin.get("/reports/overview?interval=hour"));
        assertThat(report.get("totals").has("messages_in")).isTrue();
        assertThat(report.get("by_hour")).hasSize(24);
        var export = admin.get("/reports/overview/export").expect(200);
        assertThat(export.header("content-type")).startsWith("text/csv");
        assertThat(export.header("content-disposition")).startsWith("attachment");

        eventually().until(() -> !actions("action=report.exported").isEmpty());
    }

    @Test
    void aForgedTokenIsOneRowOfTheTrailWhereverItIsShown() {
        var forged = base64("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "."
                + base64("{\"sub\":\"1\",\"jti\":\"" + UUID.randomUUID() + "\"}") + ".";
        var stranger = center.api().with("Authorization", "Bearer " + forged);
        for (var path : List.of("/chats/", "/bot/rules", "/channel", "/users")) {
            var before = refusals(path);
            stranger.get(path).expect(401);
            stranger.get(path).expect(401);
            eventually().until(() -> refusals(path) == before + 1);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private long refusals(String path) {
        var service = switch (path) {
            case "/chats/" -> "chat-service";
            case "/bot/rules" -> "bot-service";
            case "/channel" -> "outbound-whapi-service";
            default -> "auth-service";
        };
        return json(admin.get("/audit?action=token.refused&limit=200"))
                .get("items")
                .valueStream()
                .filter(row -> row.get("details").get("service").asString().equals(service))
                .count();
    }

    private long register() {
        return json(
                        admin.post(
                                "/auth/register",
                                Map.of("username", name, "password", PASSWORD, "name", "Walker", "role", "agent")),
                        201)
                .get("id")
                .asLong();
    }

    /** Of the audit trail, the newest first. */
    private List<String> actions(String filter) {
        return json(admin.get("/audit?limit=200&" + filter))
                .get("items")
                .valueStream()
                .map(row -> row.get("action").asString())
                .toList();
    }

    private static JsonNode json(Api.Answer answer) {
        return json(answer, 200);
    }

    private static JsonNode json(Api.Answer answer, int status) {
        return answer.expect(status).json();
    }
}
