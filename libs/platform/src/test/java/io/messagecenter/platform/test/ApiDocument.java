package io.messagecenter.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds a service's OpenAPI document: what is checked in under docs/contracts/openapi is what the service says of itself, so that
 * clients generated from it cannot drift. After a deliberate change run its test with {@code -Dcontracts.update=true}, look at the
 * difference, and commit it.
 */
public final class ApiDocument {

    private static final boolean UPDATE = Boolean.getBoolean("contracts.update");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    private ApiDocument() {}

    /** @param body what the service answers at {@code /v3/api-docs} */
    public static void isCheckedIn(String service, String body) {
        var document = JSON.readTree(body);
        isFitForStrictClients(document);
        var file = folder().resolve(service + ".json");
        var text = JSON.writeValueAsString(JSON.convertValue(document, TreeMap.class)) + "\n";
        try {
            if (UPDATE) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            assertThat(file).exists();
            assertThat(text)
                    .as("%s, which -Dcontracts.update=true rewrites", file)
                    .isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every answer of JSON has a named schema, every field a name of ours and a type. */
    private static void isFitForStrictClients(JsonNode document) {
        var wrong = new ArrayList<String>();
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                var name = operation.getKey() + " " + path.getKey();
                for (var response : operation.getValue().path("responses").properties()) {
                    var json = response.getValue().path("content").path("application/json");
                    if (!json.isMissingNode() && !json.path("schema").has("$ref")) {
                        wrong.add(name + " answers " + response.getKey() + " without a named schema");
                    }
                }
                for (var parameter : operation.getValue().path("parameters")) {
                    if (!parameter.path("in").asString().equals("header")) {
                        snakeCase(name + " " + parameter.path("name").asString(), parameter.path("name"), wrong);
                    }
                }
            }
        }
        for (var schema : document.path("components").path("schemas").properties()) {
            for (var property : schema.getValue().path("properties").properties()) {
                var name = schema.getKey() + "." + property.getKey();
                if (!SNAKE_CASE.matcher(property.getKey()).matches()) {
                    wrong.add(name + " is not in snake case");
                }
                if (List.of("type", "$ref", "oneOf", "anyOf").stream().noneMatch(property.getValue()::has)) {
                    wrong.add(name + " has no type");
                }
            }
        }
        assertThat(wrong).as("what keeps strict clients from being generated").isEmpty();
    }

    private static void snakeCase(String what, JsonNode name, List<String> wrong) {
        if (!SNAKE_CASE.matcher(name.asString()).matches()) {
            wrong.add(what + " is not in snake case");
        }
    }

    private static Path folder() {
        var here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("docs/contracts"))) {
            here = here.getParent();
            if (here == null) {
                throw new IllegalStateException("The folder docs/contracts is nowhere above this one");
            }
        }
        return here.resolve("docs/contracts/openapi");
    }
}
