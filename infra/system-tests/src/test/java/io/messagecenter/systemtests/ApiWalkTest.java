package io.messagecenter.systemtests;

import static io.messagecenter.systemtests.Customers.chatOf;
import static io.messagecenter.systemtests.Customers.eventually;
import static io.messagecenter.systemtests.Customers.messages;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each call of the public API about chats, through the gateway, as the contract describes it. */
@SystemTest
class ApiWalkTest {

    private final String phone = Customers.newPhone();
    private final String word = "w" + UUID.randomUUID().toString().replaceAll("[^a-z]", "") + "x";
    private MessageCenter center;
    private Api admin;
    private long chat;

    @BeforeEach
    void aCustomerWritesToAnAgent(MessageCenter center) {
        this.center = center;
        admin = center.api().login("admin", "admin123");
        center.simulator().writes(phone, "Customer", "hello " + word);
        chat = chatOf(admin, phone);
        admin.post("/chats/" + chat + "/claim", Map.of()).expect(200);
    }

    @Test
    void listsAndCounts() {
        var list = json(admin.get("/chats/?assigned=me&limit=1&q=" + phone));
        assertThat(list.get("items")).hasSize(1);
        assertThat(list.get("items").get(0).get("id").asLong()).isEqualTo(chat);
        assertThat(list.get("cursor").asString()).isNotEmpty();
        assertThat(json(admin.get("/chats/counts")).get("by_mode").propertyNames())
                .containsExactlyInAnyOrder("BOT", "AGENT", "PAUSED", "CLOSED");
        assertThat(json(admin.get("/chats/sync")).get("cursor").asString()).isNotEmpty();
        admin.get("/chats/?mode=NONE").expect(400);
        center.api().get("/chats/").expect(401);
    }

    @Test
    void aConversationBegun() {
        var other = Customers.newPhone();
        var begun = json(admin.post("/chats", Map.of("phone", "+" + other, "name", "Ana", "text", "hi")), 201);
        assertThat(begun.get("customer").get("name").asString()).isEqualTo("Ana");
        assertThat(begun.get("assigned_agent_id").isNull()).isFalse();
        assertThat(json(admin.post("/chats", Map.of("phone", other))).get("id")).isEqualTo(begun.get("id"));
    }

    @Test
    void aThreadReadAndMarked() {
        var thread = json(admin.get("/chats/" + chat));
        assertThat(thread.get("messages").get(0).get("seq").asLong()).isEqualTo(1);
        var page = json(admin.get("/chats/" + chat + "/messages?limit=1"));
        assertThat(page.get("items")).hasSize(1);
        assertThat(page.has("before") && page.has("after")).isTrue();
        assertThat(json(admin.put("/chats/" + chat + "/read", Map.of("unread_from_seq", 1)))
                        .get("unread_count")
                        .asLong())
                .isPositive();
        assertThat(json(admin.put("/chats/" + chat + "/read", Map.of()))
                        .get("unread_count")
                        .asLong())
                .isZero();
    }

    @Test
    void aReplyAnsweredReactedToEditedAndDeleted() {
        var asked = messages(admin, chat).getFirst().get("id").asLong();
        var body = Map.of("chat_id", chat, "text", "first", "reply_to", asked, "client_id", UUID.randomUUID());
        var sent = json(admin.post("/chats/messages", body), 201);
        assertThat(sent.get("status").asString()).isEqualTo("queued");
        assertThat(sent.get("reply_to").get("message_id").asLong()).isEqualTo(asked);
        var id = sent.get("id").asLong();
        assertThat(json(admin.post("/chats/messages", body)).get("id").asLong()).isEqualTo(id);
        admin.post("/chats/messages/" + id + "/retry", Map.of()).expect(409);
        admin.post("/chats/messages/" + id + "/resolve", Map.of("as", "sent")).expect(409);

        eventually().until(() -> !message(id).get("provider_id").isNull());
        var reacted = json(admin.post("/chats/messages/" + asked + "/reaction", Map.of("emoji", "👍")));
        assertThat(reacted.get("reactions").get(0).get("emoji").asString()).isEqualTo("👍");
        assertThat(json(admin.patch("/chats/messages/" + id, Map.of("text", "second")))
                        .get("text")
                        .asString())
                .isEqualTo("second");
        assertThat(json(admin.send("DELETE", "/chats/messages/" + id, null))
                        .get("text")
                        .isNull())
                .isTrue();
    }

    @Test
    void aChatChangedSnoozedAndInBulk() {
        var version = json(admin.get("/chats/" + chat)).get("version").asLong();
        var changed = json(admin.patch(
                "/chats/" + chat, Map.of("mode", "PAUSED", "labels", List.of(word), "expected_version", version)));
        assertThat(changed.get("mode").asString()).isEqualTo("PAUSED");
        assertThat(json(admin.patch("/chats/" + chat, Map.of("mode", "BOT", "expected_version", version)), 409)
                        .get("chat")
                        .get("mode")
                        .asString())
                .isEqualTo("PAUSED");
        assertThat(json(admin.get("/labels?limit=100")).get("items").toString()).contains(word);
        var until = Instant.now().plusSeconds(600).toString();
        assertThat(json(admin.patch("/chats/" + chat, Map.of("snoozed_until", until)))
                        .get("snoozed_until")
                        .isNull())
                .isFalse();
        var rows = json(admin.post(
                "/chats/bulk", Map.of("ids", List.of(chat, 999_999_999), "change", Map.of("mode", "AGENT"))));
        assertThat(rows.get("items").get(0).get("status").asInt()).isEqualTo(200);
        assertThat(rows.get("items").get(1).get("status").asInt()).isEqualTo(404);
        var note = json(admin.post("/chats/" + chat + "/notes", Map.of("text", "vip")), 201);
        assertThat(note.get("type").asString()).isEqualTo("note");
    }

    @Test
    void searchesAndExports() {
        var found = json(admin.get("/chats/search?q=" + word.toUpperCase()));
        assertThat(found.get("items").get(0).get("message").get("text").asString())
                .contains(word);
        assertThat(found.get("items").get(0).get("highlight").asString()).contains("<mark>" + word + "</mark>");
        for (var format : List.of("json", "csv", "html")) {
            var file = admin.get("/chats/" + chat + "/export?format=" + format).expect(200);
            assertThat(file.header("content-disposition")).startsWith("attachment");
            assertThat(file.body()).contains(word);
        }
        admin.get("/chats/" + chat + "/export?format=pdf").expect(400);
    }

    @Test
    void aCustomerRenamedAndBlocked() {
        var id = json(admin.get("/chats/" + chat)).get("customer").get("id").asLong();
        var customer = json(admin.patch("/customers/" + id, Map.of("name", "Ana", "blocked", true)));
        assertThat(customer.get("name").asString()).isEqualTo("Ana");
        center.simulator().writes(phone, "Customer", "answer me");
        eventually().until(() -> Customers.texts(admin, chat).contains("answer me"));
        assertThat(json(admin.get("/chats/" + chat)).get("unread_count").asLong())
                .isZero();
    }

    @Test
    void aFileUploadedSentAndRead() throws IOException, InterruptedException {
        var bytes = "a,b\n1,2\n".getBytes();
        var uploaded = upload(bytes);
        assertThat(uploaded.get("size").asLong()).isEqualTo(bytes.length);
        var id = uploaded.get("media_id").asString();
        var sent = json(admin.post("/chats/messages", Map.of("chat_id", chat, "media_id", id)), 201);
        assertThat(sent.get("type").asString()).isEqualTo("document");
        var file = admin.get(sent.get("media").get("url").asString()).expect(200);
        assertThat(file.body().getBytes()).isEqualTo(bytes);
        assertThat(file.header("x-content-type-options")).isEqualTo("nosniff");
        admin.with("Range", "bytes=0-0")
                .get(sent.get("media").get("url").asString())
                .expect(206);
        center.api().get("/media/" + id).expect(401);
    }

    @Test
    void aCannedAnswerKeptAndUsed() {
        var body = Map.of("shortcut", word, "text", "Dear {{customer.name}}");
        var path = "/canned-answers/"
                + json(admin.post("/canned-answers", body), 201).get("id").asLong();
        admin.patch(path, Map.of("text", "Hi {{customer.phone}}")).expect(200);
        assertThat(json(admin.get(path + "/text?chat_id=" + chat)).get("text").asString())
                .contains(phone);
        assertThat(admin.get("/canned-answers").expect(200).body()).contains(word);
        admin.send("DELETE", path, null).expect(204);
    }

    @Test
    void theServicesDescribeThemselvesToAdmins() {
        for (var service : List.of("chat", "auth")) {
            var docs = json(admin.get("/docs/" + service + ".json"));
            assertThat(docs.get("openapi").asString()).startsWith("3.");
            center.api().get("/docs/" + service + ".json").expect(401);
            center.api()
                    .login("agent", "agent123")
                    .get("/docs/" + service + ".json")
                    .expect(403);
        }
        assertThat(center.api().get("/docs").expect(200).body()).contains("swagger-ui-bundle.js");
        center.api().get("/docs/swagger-ui-bundle.js").expect(200);
    }

    private JsonNode upload(byte[] bytes) throws IOException, InterruptedException {
        var token = json(center.api().post("/auth/login", Map.of("username", "admin", "password", "admin123")))
                .get("access_token")
                .asString();
        var begin = "--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"sums.csv\"\r\n\r\n";
        var request = HttpRequest.newBuilder(URI.create(center.url("gateway") + "/media"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=X")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(begin),
                        BodyPublishers.ofByteArray(bytes),
                        BodyPublishers.ofString("\r\n--X--\r\n")))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return MessageCenter.JSON.readTree(answer.body());
        }
    }

    private JsonNode message(long id) {
        return messages(admin, chat).stream()
                .filter(m -> m.get("id").asLong() == id)
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(Api.Answer answer) {
        return json(answer, 200);
    }

    private static JsonNode json(Api.Answer answer, int status) {
        return answer.expect(status).json();
    }
}
