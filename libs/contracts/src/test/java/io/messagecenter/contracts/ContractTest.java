package io.messagecenter.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;

/**
 * Holds the contract: what is checked in under docs/contracts is what the code says, and what was ever published can still be read.
 * After a deliberate change run {@code mvn -pl libs/contracts test -Dcontracts.update=true}, look at the difference, and commit it.
 * Stored examples are only ever added: one more where a type gains a field.
 */
class ContractTest {

    private static final Path DOCS = Path.of("../../docs/contracts");
    private static final Path EXAMPLES = Path.of("src/test/resources/examples");
    private static final boolean UPDATE = Boolean.getBoolean("contracts.update");

    static Stream<Topic> topicsOfEvents() {
        return Arrays.stream(Topic.values()).filter(t -> t.eventType().isPresent());
    }

    static Stream<Arguments> types() {
        return topicsOfEvents()
                .flatMap(topic -> Examples.types(topic).entrySet().stream()
                        .map(type -> Arguments.of(topic, type.getKey(), type.getValue())));
    }

    static Stream<Arguments> storedExamples() throws IOException {
        try (var files = Files.walk(EXAMPLES)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList().stream()
                    .map(file -> Arguments.of(
                            Topic.named(file.getParent().getFileName().toString())
                                    .orElseThrow(),
                            file));
        }
    }

    @ParameterizedTest
    @MethodSource("topicsOfEvents")
    void theSchemaOfATopicIsWhatItsRecordsSay(Topic topic) throws IOException {
        unchanged(
                DOCS.resolve("schemas/" + topic.topicName() + ".json"),
                pretty(Schemas.of(topic.eventType().orElseThrow())));
    }

    @Test
    void theAsyncApiDocumentIsWhatTheTopicsSay() throws IOException {
        unchanged(DOCS.resolve("asyncapi.yaml"), AsyncApi.document());
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeHasStoredExamplesThatTogetherHoldAllItsFields(Topic topic, String name, Class<?> type)
            throws IOException {
        var full = paths(EventJson.mapper().readTree(EventJson.write(Examples.filled(type))), "");
        var folder = EXAMPLES.resolve(topic.topicName());
        var stored = new HashSet<String>();
        for (var file : examplesOf(folder, name)) {
            stored.addAll(paths(EventJson.mapper().readTree(file), ""));
        }
        if (UPDATE && !stored.containsAll(full)) {
            Files.createDirectories(folder);
            var next = folder.resolve(name + "." + (examplesOf(folder, name).size() + 1) + ".json");
            Files.writeString(next, pretty(EventJson.mapper().readTree(EventJson.write(Examples.filled(type)))));
            stored.addAll(full);
        }
        assertThat(stored).as("fields in the stored examples of " + name).containsAll(full);
    }

    @ParameterizedTest
    @MethodSource("storedExamples")
    void aStoredExampleIsReadAndLosesNothing(Topic topic, Path file) throws IOException {
        var stored = EventJson.mapper().readTree(file);

        var event = EventJson.read(topic.eventType().orElseThrow(), Files.readAllBytes(file));
        assertThat(event).as("the type is still known").isNotNull();

        var again = EventJson.mapper().readTree(EventJson.write(event));
        assertThat(leaves(again)).containsAll(leaves(stored));
    }

    @ParameterizedTest
    @MethodSource("storedExamples")
    void aStoredExampleFitsTheSchemaOfItsTopic(Topic topic, Path file) throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(pretty(Schemas.of(topic.eventType().orElseThrow())), InputFormat.JSON);

        assertThat(schema.validate(Files.readString(file), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("storedExamples")
    void aFieldFromTheFutureIsIgnored(Topic topic, Path file) throws IOException {
        var text = Files.readString(file).replaceFirst("\\{", "{\"added_later\": {\"a\": [1]},");

        assertThat(EventJson.read(
                        topic.eventType().orElseThrow(), text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void aTopicIsFoundByItsNameAndHasADeadLetterNeighbour(Topic topic) {
        assertThat(Topic.named(topic.topicName())).hasValue(topic);
        assertThat(topic.dlt()).isEqualTo(topic.topicName() + ".dlt");
    }

    private static List<Path> examplesOf(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches(name + "\\.\\d+\\.json"))
                    .toList();
        }
    }

    private static void unchanged(Path file, String content) throws IOException {
        if (UPDATE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
        if (!Files.exists(file)) {
            fail(file + " is missing");
        }
        assertThat(content).isEqualTo(Files.readString(file));
    }

    private static String pretty(JsonNode node) {
        return EventJson.mapper().writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(node) + "\n";
    }

    private static Set<String> paths(JsonNode node, String path) {
        var found = new HashSet<String>();
        if (node.isObject()) {
            node.properties().forEach(p -> found.addAll(paths(p.getValue(), path + "/" + p.getKey())));
        } else if (node.isArray()) {
            node.forEach(element -> found.addAll(paths(element, path + "[]")));
        } else {
            found.add(path);
        }
        return found;
    }

    private static Set<String> leaves(JsonNode node) {
        var found = new HashSet<String>();
        collect(node, "", found);
        return found;
    }

    private static void collect(JsonNode node, String path, Set<String> found) {
        if (node.isObject()) {
            node.properties().forEach(p -> collect(p.getValue(), path + "/" + p.getKey(), found));
        } else if (node.isArray()) {
            node.forEach(element -> collect(element, path + "[]", found));
        } else {
            found.add(path + "=" + node);
        }
    }
}
