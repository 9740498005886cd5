package io.messagecenter.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.Topic;
import io.messagecenter.platform.test.KafkaIntegrationTest;
import io.messagecenter.platform.test.TestTopics;
import io.messagecenter.whapi.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies go through the running service into Kafka: the project's own, and captured ones where a folder of them is given. */
@KafkaIntegrationTest
class SamplesTest {

    private static final String FOLDER = "WHAPI_SAMPLES_DIR";

    @LocalServerPort
    int port;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private Webhooks webhooks;

    @BeforeEach
    void address() {
        webhooks = new Webhooks(port);
    }

    @Test
    void everyFixtureArrivesInKafkaAsExpected() {
        var bodies = new HashMap<String, String>();
        Fixture.all().forEach(f -> bodies.put(f.name(), f.fresh().body()));

        assertAllArrive(bodies);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = FOLDER, matches = ".*")
    void everySampleArrivesInKafkaLikeTheFixtureOfItsName() throws IOException {
        var bodies = new HashMap<String, String>();
        try (var files = Files.list(Path.of(System.getenv(FOLDER)))) {
            for (var file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                bodies.put(file.getFileName().toString(), withFreshIds(Files.readString(file)));
            }
        }
        assertThat(bodies.keySet())
                .isNotEmpty()
                .isEqualTo(new HashSet<>(Fixture.all().map(Fixture::name).toList()));

        assertAllArrive(bodies);
    }

    /** Each body under an account of its own, by which its events are found again. */
    private void assertAllArrive(Map<String, String> bodies) {
        var accounts = new HashMap<String, String>();
        bodies.forEach((name, text) -> {
            var body = (ObjectNode) EventJson.mapper().readTree(text);
            var account = run + "-" + accounts.size();
            accounts.put(account, name);
            body.put("channel_id", account);

            var receipt = Webhooks.receipt(webhooks.post(body.toString()));

            assertThat(receipt).as(name).isEqualTo(new Receipt(elements(body), 0));
        });

        var arrived = typesByAccount();
        accounts.forEach((account, name) -> assertThat(arrived.get(account))
                .as(name)
                .containsExactlyInAnyOrderElementsOf(Fixture.named(name).expectedTypes()));
    }

    private Map<String, List<String>> typesByAccount() {
        return TestTopics.records(Topic.Names.INBOUND_EVENTS).stream()
                .map(record -> EventJson.mapper().readTree(new String(record.value(), UTF_8)))
                .collect(groupingBy(
                        e -> e.get("head").get("account").stringValue(),
                        mapping(e -> e.get("type").stringValue(), toList())));
    }

    private static int elements(JsonNode body) {
        return body.properties().stream()
                .filter(p -> !Set.of("event", "channel_id").contains(p.getKey()))
                .mapToInt(p -> p.getValue().isArray() ? p.getValue().size() : 1)
                .sum();
    }

    /** The same body as if it told of other messages: many samples share an id. */
    private String withFreshIds(String body) {
        var ids = new HashSet<String>();
        var tree = EventJson.mapper().readTree(body);
        for (var collection : List.of("messages", "statuses", "messages_updates", "calls")) {
            tree.path(collection).values().forEach(e -> {
                ids.add(e.path("id").asString(""));
                ids.add(e.path("trigger").path("id").asString(""));
                ids.add(e.path("action").path("target").asString(""));
                ids.add(e.path("context").path("quoted_id").asString(""));
            });
        }
        tree.path("messages_removed").values().forEach(id -> ids.add(id.stringValue()));
        ids.removeIf(id -> id.isEmpty() || id.contains("@"));
        var fresh = body;
        for (var id : ids) {
            fresh = fresh.replace("\"" + id + "\"", "\"" + id + "-" + run + "\"");
        }
        return fresh;
    }
}
