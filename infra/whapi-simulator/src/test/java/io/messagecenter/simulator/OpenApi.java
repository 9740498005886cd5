package io.messagecenter.simulator;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An OpenAPI 3.0 document of WHAPI that exchanges can be held against. */
final class OpenApi {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ADDRESS = "https://whapi.invalid/openapi.json";

    private final String name;
    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new HashMap<>();

    private OpenApi(String name, JsonNode document) {
        this.name = name;
        this.document = document;
        this.registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi30(), builder -> builder.schemas(Map.of(ADDRESS, document.toString())));
    }

    /** @throws IOException if it cannot be read, or is no OpenAPI document */
    static OpenApi read(String name, InputStream yaml) throws IOException {
        JsonNode document = JSON.valueToTree(new Yaml().load(yaml));
        if (!document.path("paths").isObject()) {
            throw new IOException(name + " is no OpenAPI document");
        }
        mendKnownDefects((ObjectNode) document);
        return new OpenApi(name, document);
    }

    /**
     * WHAPI's own document (1.8.7) contradicts itself and the wire in a few places; without these no real answer of
     * WHAPI would pass either. What is not defective is left as it is.
     */
    private static void mendKnownDefects(ObjectNode document) {
        var schemas = document.at("/components/schemas");
        // They require properties that they do not have: "time" is "timestamp", "result" is "success".
        dropRequired(schemas.path("MediaFile"), "time");
        dropRequired(schemas.path("ResponseSuccess"), "result");
        // Texts of four formats that are all texts, and contents that fit several types: one of them is enough.
        anyInsteadOfOne(schemas.at("/SendMedia/properties/media"));
        anyInsteadOfOne(schemas.path("MessageContent"));
        // A menu may come without a file, though its schema takes in all that a file must have.
        if (schemas.at("/MessageContentInteractive/allOf") instanceof ArrayNode parts) {
            parts.removeIf(part -> part.path("$ref").asString("").endsWith("/MediaFile"));
        }
        // A pattern for JavaScript that Java cannot read, in a setting that is not used.
        if (schemas.at("/Settings/properties/proxy") instanceof ObjectNode proxy) {
            proxy.remove("pattern");
        }
    }

    private static void dropRequired(JsonNode schema, String property) {
        if (schema.path("required") instanceof ArrayNode required) {
            required.removeIf(name -> name.asString("").equals(property));
        }
    }

    private static void anyInsteadOfOne(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("oneOf")) {
            object.set("anyOf", object.remove("oneOf"));
        }
    }

    /** What is wrong with this answer; empty if the document allows it. */
    List<String> faultsOfAnswer(String method, String path, int status, JsonNode body) {
        var operation = operation(method, path);
        if (operation.isEmpty()) {
            return List.of(method + " " + path + " is not in " + name);
        }
        var response = resolve(operation.get() + "/responses/" + status);
        if (document.at(response).isMissingNode()) {
            return List.of(method + " " + path + " cannot answer " + status + " by " + name);
        }
        return faults(response + "/content/application~1json/schema", body);
    }

    /** What is wrong with this request; empty if the document allows it. */
    List<String> faultsOfRequest(String method, String path, JsonNode body) {
        return operation(method, path)
                .map(operation ->
                        faults(resolve(operation + "/requestBody") + "/content/application~1json/schema", body))
                .orElse(List.of(method + " " + path + " is not in " + name));
    }

    List<String> faultsOfWebhook(JsonNode body) {
        return faults("/components/schemas/WebhookPayload", body);
    }

    private List<String> faults(String pointer, JsonNode body) {
        if (document.at(pointer).isMissingNode() || body.isMissingNode()) {
            return List.of();
        }
        return schemas
                .computeIfAbsent(pointer, at -> registry.getSchema(SchemaLocation.of(ADDRESS + "#" + at)))
                .validate(body)
                .stream()
                .map(error -> name + ": " + error + " in " + body)
                .toList();
    }

    /** The pointer to an operation: of all templates that fit, the one with the fewest variables. */
    private Optional<String> operation(String method, String path) {
        var plain = path.split("\\?", 2)[0];
        return document.path("paths").propertyNames().stream()
                .filter(template -> plain.matches(template.replaceAll("\\{[^}]+}", "[^/]+")))
                .min(Comparator.comparingInt(template -> template.split("\\{", -1).length))
                .map(template -> "/paths/" + template.replace("/", "~1") + "/" + method.toLowerCase(Locale.ROOT))
                .filter(pointer -> !document.at(pointer).isMissingNode());
    }

    private String resolve(String pointer) {
        var reference = document.at(pointer).path("$ref").asString("");
        return reference.isEmpty() ? pointer : reference.substring(1);
    }

    @Override
    public String toString() {
        return name;
    }
}
