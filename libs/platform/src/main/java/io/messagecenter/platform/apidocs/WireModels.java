package io.messagecenter.platform.apidocs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads records as they are on the wire: fields in snake case, and what the code says of null. A component that bears no
 * {@link Nullable} is always there; one that does may be null, or is left out where its record leaves nulls out.
 */
final class WireModels extends ModelResolver {

    /** Marks a schema whose nulls are left out; the finished document does not have it. */
    static final String OMITS_NULLS = "x-omits-nulls";

    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();
    private static final String REF = "#/components/schemas/";

    WireModels(ObjectMapper mapper) {
        super(mapper.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE), new SchemaNames());
        openapi31(true);
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType annotated, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var schema = super.resolve(annotated, context, chain);
        var type = raw(annotated.getType());
        if (schema != null && type != null && type.isRecord()) {
            var ref = schema.get$ref();
            var model = ref == null ? schema : context.getDefinedModels().get(ref.substring(REF.length()));
            if (model != null && model.getProperties() != null) {
                describe(model, type);
            }
        }
        return schema;
    }

    private @Nullable Class<?> raw(@Nullable Type type) {
        return type == null ? null : _mapper.constructType(type).getRawClass();
    }

    private static void describe(Schema<?> model, Class<?> type) {
        var omits = type.isAnnotationPresent(JsonInclude.class);
        var required = new ArrayList<String>();
        for (var component : components(type)) {
            var name = NAMES.translate(component.getName());
            var property = model.getProperties().get(name);
            if (property == null) {
                continue;
            }
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(name);
            } else if (!omits) {
                model.getProperties().put(name, nullable(property));
            }
        }
        model.setRequired(required.isEmpty() ? null : required);
        if (omits) {
            model.addExtension(OMITS_NULLS, true);
        }
    }

    /** The components as they are on the wire, those of an unwrapped record in its place. */
    private static List<RecordComponent> components(Class<?> type) {
        var found = new ArrayList<RecordComponent>();
        for (var component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                found.addAll(components(component.getType()));
            } else {
                found.add(component);
            }
        }
        return found;
    }

    private static Schema<?> nullable(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return new JsonSchema().oneOf(List.of(new JsonSchema().$ref(schema.get$ref()), nothing()));
        }
        if (schema.getOneOf() == null && schema.getTypes() != null) {
            Set<String> types = new LinkedHashSet<>(schema.getTypes());
            types.add("null");
            schema.setTypes(types);
        }
        return schema;
    }

    private static Schema<?> nothing() {
        var nothing = new JsonSchema();
        nothing.setTypes(Set.of("null"));
        return nothing;
    }
}
