package io.messagecenter.platform.apidocs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.util.StringUtils;

/** Makes of what was read from the code a document that strict clients can be generated from. */
final class WireDocument implements OpenApiCustomizer {

    private static final String REF = "#/components/schemas/";
    private static final String PROBLEM = "Problem";

    @Override
    public void customise(OpenAPI document) {
        addProblem(document);
        document.setTags(null);
        document.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> describe(path, method, operation)));
        requireWhatIsAnswered(document);
        document.getComponents().getSchemas().values().forEach(schema -> {
            if (schema.getExtensions() != null) {
                schema.getExtensions().remove(WireModels.OMITS_NULLS);
            }
        });
    }

    private static void describe(String path, PathItem.HttpMethod method, Operation operation) {
        operation.setOperationId(operationId(path, method));
        operation.setTags(List.of(tag(path)));
        if (operation.getParameters() != null) {
            // Browsers send them by themselves, and no page could.
            operation.getParameters().removeIf(parameter -> "cookie".equals(parameter.getIn()));
        }
        if (operation.getRequestBody() != null) {
            requireFiles(operation.getRequestBody());
        }
        operation.getResponses().values().forEach(WireDocument::asJson);
        operation.getResponses().keySet().removeIf(status -> status.matches("[45].."));
        operation.getResponses().addApiResponse("default", new ApiResponse().$ref("#/components/responses/" + PROBLEM));
    }

    /** {@code GET /chats/{id}/messages} is {@code getChatsByIdMessages}: found in the code by its path, whatever methods are called. */
    private static String operationId(String path, PathItem.HttpMethod method) {
        var id = new StringBuilder(method.name().toLowerCase(Locale.ROOT));
        for (var segment : path.split("/")) {
            if (segment.startsWith("{")) {
                id.append("By");
            }
            for (var word : segment.split("[^A-Za-z0-9]+")) {
                id.append(StringUtils.capitalize(word));
            }
        }
        return id.toString();
    }

    private static String tag(String path) {
        return path.substring(1).split("/")[0];
    }

    private static void asJson(ApiResponse response) {
        var content = response.getContent();
        var any = content == null ? null : content.get("*/*");
        if (content != null && any != null && any.getSchema() != null && !isBinary(any.getSchema())) {
            content.remove("*/*");
            content.addMediaType("application/json", any);
        }
    }

    /** Parts are optional in the code only for the sake of a better problem. */
    private static void requireFiles(RequestBody body) {
        var parts = body.getContent().get("multipart/form-data");
        if (parts != null) {
            body.setRequired(true);
            var schema = parts.getSchema();
            schema.setRequired(new ArrayList<>(schema.getProperties().keySet()));
        }
    }

    private static boolean isBinary(Schema<?> schema) {
        return "binary".equals(schema.getFormat());
    }

    /** An answer has all its fields, null where there is nothing; a request needs only those that cannot be null. */
    private static void requireWhatIsAnswered(OpenAPI document) {
        var schemas = document.getComponents().getSchemas();
        var answered = new LinkedHashSet<String>();
        for (var item : document.getPaths().values()) {
            for (var operation : item.readOperations()) {
                for (var response : operation.getResponses().values()) {
                    contents(response).forEach(content -> collect(content.getSchema(), schemas, answered));
                }
            }
        }
        for (var name : answered) {
            var schema = schemas.get(name);
            var omits = schema != null
                    && schema.getExtensions() != null
                    && schema.getExtensions().containsKey(WireModels.OMITS_NULLS);
            if (schema != null && schema.getProperties() != null && !omits && !name.equals(PROBLEM)) {
                schema.setRequired(new ArrayList<>(schema.getProperties().keySet()));
            }
        }
    }

    private static Collection<MediaType> contents(ApiResponse response) {
        return response.getContent() == null ? List.of() : response.getContent().values();
    }

    private static void collect(@Nullable Schema<?> schema, Map<String, Schema> schemas, Set<String> found) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            var name = schema.get$ref().substring(REF.length());
            if (found.add(name)) {
                collect(schemas.get(name), schemas, found);
            }
        }
        collect(schema.getItems(), schemas, found);
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            collect(values, schemas, found);
        }
        if (schema.getOneOf() != null) {
            schema.getOneOf().forEach(one -> collect(one, schemas, found));
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> collect(property, schemas, found));
        }
    }

    /** Described once, for every operation: what is in the way (a {@code chat}, a {@code user} …) stands beside these fields. */
    private static void addProblem(OpenAPI document) {
        var error = object(List.of("field", "message"));
        error.addProperty("field", text());
        error.addProperty("message", text());
        var problem = object(List.of("type", "title", "status", "detail", "code"));
        problem.setDescription(
                "RFC 9457. Clients decide by code; some problems have more fields, such as the chat that is in the way.");
        for (var name : List.of("type", "title", "detail", "instance", "code")) {
            problem.addProperty(name, text());
        }
        var status = new JsonSchema();
        status.setTypes(Set.of("integer"));
        status.setFormat("int32");
        problem.addProperty("status", status);
        var errors = new JsonSchema();
        errors.setTypes(Set.of("array"));
        errors.setItems(new JsonSchema().$ref(REF + "FieldError"));
        problem.addProperty("errors", errors);
        problem.setAdditionalProperties(true);
        var content = new Content()
                .addMediaType("application/problem+json", new MediaType().schema(new JsonSchema().$ref(REF + PROBLEM)));
        document.getComponents()
                .addSchemas("FieldError", error)
                .addSchemas(PROBLEM, problem)
                .addResponses(
                        PROBLEM,
                        new ApiResponse().description("What went wrong").content(content));
    }

    private static JsonSchema object(List<String> required) {
        var schema = new JsonSchema();
        schema.setTypes(Set.of("object"));
        schema.setRequired(required);
        return schema;
    }

    private static JsonSchema text() {
        var schema = new JsonSchema();
        schema.setTypes(Set.of("string"));
        return schema;
    }
}
