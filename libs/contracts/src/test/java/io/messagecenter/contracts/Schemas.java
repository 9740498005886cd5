package io.messagecenter.contracts;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import java.lang.reflect.Field;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Generates the JSON Schema of a topic from its records. */
final class Schemas {

    private static final SchemaGenerator GENERATOR = generator();

    private Schemas() {}

    static ObjectNode of(Class<?> eventType) {
        return GENERATOR.generateSchema(eventType);
    }

    private static SchemaGenerator generator() {
        var builder = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
                .with(
                        Option.ADDITIONAL_FIXED_TYPES,
                        Option.EXTRA_OPEN_API_FORMAT_VALUES,
                        Option.DEFINITIONS_FOR_ALL_OBJECTS)
                .without(Option.FLATTENED_ENUMS_FROM_TOSTRING);
        builder.forFields()
                .withPropertyNameOverrideResolver(field -> snake(field.getName()))
                .withRequiredCheck(field -> !isNullable(field.getRawMember()));
        builder.forTypesInGeneral().withCustomDefinitionProvider((type, context) -> {
            var node = context.getGeneratorConfig().createObjectNode();
            if (type.getErasedType() == ConversationAddress.class) {
                return new CustomDefinition(
                        node.put("type", "string").put("description", "<channel>:<account>:<provider chat id>"),
                        CustomDefinition.DefinitionType.INLINE,
                        CustomDefinition.AttributeInclusion.NO);
            }
            if (JsonNode.class.isAssignableFrom(type.getErasedType())) {
                return new CustomDefinition(
                        node.put("description", "any JSON"),
                        CustomDefinition.DefinitionType.INLINE,
                        CustomDefinition.AttributeInclusion.NO);
            }
            return null;
        });
        return new SchemaGenerator(builder.build());
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static boolean isNullable(Field field) {
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
