package io.messagecenter.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.platform.test.ApiDocument;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@ChatTest
class ApiDocsTest {

    @Autowired
    private Desk desk;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

    @Test
    void theDocumentNamesEveryEndpointAndEveryFieldAsTheyAreOnTheWire() {
        var docs = desk.admin().get("/v3/api-docs").is(200).body();

        var paths = mappings.getHandlerMethods().entrySet().stream()
                .filter(e -> e.getValue().getBeanType().getPackageName().startsWith("io.messagecenter"))
                .flatMap(e -> e.getKey().getPatternValues().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(docs.get("paths").propertyNames()).containsAll(paths);
        assertThat(fields(docs, "Chat")).contains("assigned_agent_id", "unread_count", "snoozed_until", "last_message");
        assertThat(fields(docs, "Message")).contains("chat_id", "reply_to", "client_id", "created_at");
        assertThat(fields(docs, "ChatWithMessages")).contains("id", "messages", "before");
        assertThat(docs.get("components").get("schemas").toString())
                .doesNotContainPattern("\"(?!additionalProperties)[a-z]+[A-Z][A-Za-z]*\":\\{");
        assertThat(docs.get("paths").get("/chats").get("get").get("parameters").findValuesAsString("name"))
                .contains("assigned", "limit")
                .doesNotContain("user");
        assertThat(docs.get("paths").get("/chats/{id}").get("patch").toString()).contains("ChangeRequest");
        assertThat(docs.get("components")
                        .get("schemas")
                        .get("ChatMode")
                        .get("enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly("BOT", "AGENT", "PAUSED", "CLOSED");
    }

    @Test
    void theDocumentThatIsCheckedInIsWhatTheServiceSays() {
        ApiDocument.isCheckedIn(
                "chat", desk.admin().get("/v3/api-docs").is(200).body().toString());
    }

    @Test
    void theDocumentIsForAdmins() {
        desk.agent().get("/v3/api-docs").is(403);
        desk.anonymous("GET", "/v3/api-docs").is(401);
    }

    private static Iterable<String> fields(JsonNode docs, String type) {
        return docs.get("components").get("schemas").get(type).get("properties").propertyNames();
    }
}
