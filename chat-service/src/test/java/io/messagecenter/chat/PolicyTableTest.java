package io.messagecenter.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.messagecenter.chat.delivery.Provider;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may call what, for every endpoint that there is: an admin, the agent whose chat it is, another agent, nobody. An endpoint that
 * is missing here fails the test, and so does an answer to the other agent that holds a word of the chat.
 */
@ChatTest
class PolicyTableTest {

    /** What an admin, the chat's agent and another agent are answered; nobody is always answered 401. */
    private record Row(int admin, int owner, int other, String body) {}

    private static final Map<String, Row> TABLE = Map.ofEntries(
            row("GET /chats", 200, 200, 200),
            row("GET /chats?q=MARKER&assigned=any", 200, 200, 200),
            row("GET /chats?label=MARKER&assigned=any", 200, 200, 200),
            row("GET /chats?mentioned=true&assigned=any", 200, 200, 200),
            row("GET /chats?snoozed=false&assigned=any", 200, 200, 200),
            row("GET /chats?open=true&assigned=any", 200, 200, 200),
            row("GET /chats/counts", 200, 200, 200),
            row("GET /chats/drafts", 200, 200, 200),
            row("GET /chats/{chat}/draft", 200, 200, 404),
            row("PUT /chats/{chat}/draft", 200, 200, 404, "{'reply': 'x'}"),
            row("GET /customers/{customer}/chats", 200, 200, 404),
            row("GET /reports/overview", 200, 403, 403),
            row("GET /reports/overview/export", 200, 403, 403),
            row("POST /chats/messages/{message}/media/retry", 409, 409, 404),
            row("GET /chats/search?q=MARKER", 200, 200, 200),
            row("GET /chats/{chat}", 200, 200, 404),
            row("GET /chats/{chat}/messages", 200, 200, 404),
            row("GET /chats/{chat}/export", 200, 200, 404),
            row("GET /chats/{chat}/export?format=csv", 200, 200, 404),
            row("GET /chats/{chat}/export?format=html", 200, 200, 404),
            row("GET /chats/sync", 200, 200, 200),
            row("GET /labels?limit=100", 200, 200, 200),
            row("GET /media/{media}", 200, 200, 404),
            row("GET /canned-answers", 200, 200, 200),
            row("GET /canned-answers/{canned}", 404, 200, 404),
            row("GET /canned-answers/{canned}/text?chat_id={chat}", 404, 200, 404),
            row("POST /chats", 200, 200, 404, "{'phone': 'PHONE'}"),
            row("POST /chats/bulk", 200, 200, 200, "{'ids': [{chat}], 'change': {'labels': ['x']}}"),
            row("POST /chats/messages", 201, 201, 404, "{'chat_id': {chat}, 'text': 'hi'}"),
            row("POST /chats/messages/{message}/retry", 409, 409, 404),
            row("POST /chats/messages/{message}/resolve", 409, 409, 404, "{'as': 'sent'}"),
            row("POST /chats/messages/{message}/reaction", 200, 200, 404, "{'emoji': '👍'}"),
            row("PATCH /chats/messages/{reply}", 200, 200, 404, "{'text': 'x'}"),
            row("DELETE /chats/messages/{reply}", 200, 200, 404),
            row("PATCH /chats/{chat}", 200, 200, 404, "{'labels': ['x']}"),
            // Who lost the race is told who won it.
            row("POST /chats/{chat}/claim", 409, 200, 409),
            row("PUT /chats/{chat}/read", 200, 200, 404, "{}"),
            row("POST /chats/{chat}/notes", 201, 201, 404, "{'text': 'x'}"),
            row("POST /chats/{chat}/presence", 200, 200, 404, "{'state': 'viewing'}"),
            row("PATCH /customers/{customer}", 200, 200, 404, "{'name': 'x'}"),
            row("POST /media", 415, 415, 415, "{}"),
            row("POST /canned-answers", 201, 201, 201, "{'shortcut': 'RANDOM', 'text': 'x'}"),
            row("PATCH /canned-answers/{canned}", 404, 200, 404, "{'text': 'x'}"),
            row("DELETE /canned-answers/{canned}", 404, 204, 404));

    /** Asked elsewhere: its answer has no end. */
    private static final String ENDLESS = "GET /chats/stream";

    @Autowired
    private Desk desk;

    @Autowired
    private Provider provider;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

    @Test
    void everyEndpointIsInTheTable() {
        var endpoints = mappings.getHandlerMethods().entrySet().stream()
                .filter(e -> e.getValue().getBeanType().getPackageName().startsWith("io.messagecenter"))
                .flatMap(e -> e.getKey().getMethodsCondition().getMethods().stream()
                        .flatMap(
                                method -> e.getKey().getPatternValues().stream().map(path -> method + " " + path)))
                .map(PolicyTableTest::anonymous)
                .filter(endpoint -> !endpoint.equals(ENDLESS))
                .collect(Collectors.toCollection(TreeSet::new));
        var table = TABLE.keySet().stream()
                .map(endpoint -> anonymous(endpoint.replaceAll("\\?.*", "")))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(table).containsAll(endpoints);
    }

    @TestFactory
    Stream<DynamicTest> everybodyMayDoWhatTheTableSays() {
        return TABLE.entrySet().stream()
                .filter(e -> exists(anonymous(e.getKey().replaceAll("\\?.*", ""))))
                .map(e -> dynamicTest(e.getKey(), () -> walk(e.getKey(), e.getValue())));
    }

    private void walk(String endpoint, Row row) {
        for (var caller : new String[] {"admin", "owner", "other"}) {
            var scene = new Scene();
            var user = switch (caller) {
                case "admin" -> desk.admin();
                case "owner" -> scene.owner;
                default -> desk.agent();
            };
            var expected = switch (caller) {
                case "admin" -> row.admin();
                case "owner" -> row.owner();
                default -> row.other();
            };
            var method = endpoint.split(" ")[0];
            var path = scene.fill(endpoint.split(" ")[1]);
            var answer = user.raw(method, path, method.equals("GET") ? null : scene.fill(row.body()));
            var body = new String(answer.body(), StandardCharsets.UTF_8);
            assertThat(answer.statusCode())
                    .as("%s as %s: %s", endpoint, caller, body)
                    .isEqualTo(expected);
            if (caller.equals("other")) {
                assertThat(body).as("%s as %s", endpoint, caller).doesNotContain(scene.marker, scene.phone);
            }
            assertThat(desk.anonymous(method, path).status())
                    .as("%s as nobody", endpoint)
                    .isEqualTo(401);
        }
    }

    /** What the other agent must not find, the admin does: else nothing would be proven. */
    @Test
    void theMarkerIsWhereItIsLookedFor() {
        var scene = new Scene();
        for (var path : new String[] {
            "/chats?q=MARKER&assigned=any",
            "/chats?label=MARKER&assigned=any",
            "/chats/search?q=MARKER",
            "/chats/{chat}",
            "/chats/{chat}/messages",
            "/chats/{chat}/export?format=csv",
            "/chats/{chat}/export?format=html"
        }) {
            var body =
                    new String(desk.admin().raw("GET", scene.fill(path), null).body(), StandardCharsets.UTF_8);
            assertThat(body).as(path).contains(scene.marker);
        }
    }

    private boolean exists(String endpoint) {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getMethodsCondition().getMethods().stream()
                        .flatMap(
                                method -> info.getPatternValues().stream().map(path -> anonymous(method + " " + path))))
                .anyMatch(endpoint::equals);
    }

    private static String anonymous(String endpoint) {
        return endpoint.replaceAll("\\{\\w+}", "{}");
    }

    private static Map.Entry<String, Row> row(String endpoint, int admin, int owner, int other) {
        return row(endpoint, admin, owner, other, "");
    }

    private static Map.Entry<String, Row> row(String endpoint, int admin, int owner, int other, String body) {
        return Map.entry(endpoint, new Row(admin, owner, other, body));
    }

    /** An agent's chat with all that hangs on it, the marker in all words. */
    private final class Scene {
        final String marker = "mark" + UUID.randomUUID().toString().replace("-", "");
        final Desk.User owner = desk.agent();
        final long chat = desk.chatOf(owner, marker + " hello");
        final String phone;
        final long customer;
        final long message;
        final long reply;
        final String media;
        final long canned;

        Scene() {
            owner.patch("/chats/" + chat, "{'labels': ['" + marker + "']}").is(200);
            media = owner.upload(marker + ".txt", marker.getBytes(StandardCharsets.UTF_8))
                    .is(201)
                    .get("media_id")
                    .asString();
            owner.post("/chats/messages", "{'chat_id': %d, 'media_id': '%s'}".formatted(chat, media))
                    .is(201);
            reply = owner.post("/chats/messages", "{'chat_id': %d, 'text': '%s'}".formatted(chat, marker))
                    .is(201)
                    .get("id")
                    .asLong();
            provider.accepts(reply, 1, "wa-" + marker);
            canned = owner.post("/canned-answers", "{'shortcut': '%s', 'text': '%s'}".formatted(marker, marker))
                    .is(201)
                    .get("id")
                    .asLong();
            var shown = owner.get("/chats/" + chat).is(200);
            phone = shown.get("customer").get("phone").asString();
            customer = shown.get("customer").get("id").asLong();
            message = shown.get("messages").get(0).get("id").asLong();
        }

        String fill(String template) {
            return template.replace("MARKER", marker)
                    .replace("PHONE", phone)
                    .replace("RANDOM", UUID.randomUUID().toString())
                    .replace("{chat}", Long.toString(chat))
                    .replace("{customer}", Long.toString(customer))
                    .replace("{message}", Long.toString(message))
                    .replace("{reply}", Long.toString(reply))
                    .replace("{media}", media)
                    .replace("{canned}", Long.toString(canned));
        }
    }
}
