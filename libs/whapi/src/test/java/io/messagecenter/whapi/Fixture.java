package io.messagecenter.whapi;

import io.messagecenter.contracts.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** A body as WHAPI may send it, with the events that must come of it; both with a placeholder in every message id. */
public record Fixture(String name, String body, String expectedJson) {

    private static final Path BODIES = folder("webhooks");
    private static final Path EXPECTED = folder("expected");

    /** Services test with them too, each in its own folder. */
    private static Path folder(String name) {
        var here = Path.of("src/test/resources", name);
        return Files.isDirectory(here) ? here : Path.of("../libs/whapi").resolve(here);
    }

    public static Stream<Fixture> all() {
        try (var files = Files.list(BODIES)) {
            return files.map(f -> f.getFileName().toString()).sorted().map(Fixture::named).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Fixture named(String file) {
        try {
            return new Fixture(file, Files.readString(BODIES.resolve(file)), Files.readString(EXPECTED.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with ids that nobody used before. */
    public Fixture fresh() {
        var run = UUID.randomUUID().toString().substring(0, 8);
        return new Fixture(name, body.replace("{{run}}", run), expectedJson.replace("{{run}}", run));
    }

    public List<JsonNode> expected() {
        return EventJson.mapper().readValue(expectedJson, new TypeReference<>() {});
    }

    /** The types of the expected events, in their order. */
    public List<String> expectedTypes() {
        return expected().stream().map(e -> e.get("type").stringValue()).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
