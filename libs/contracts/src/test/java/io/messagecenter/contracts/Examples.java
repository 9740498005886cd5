package io.messagecenter.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Makes an event of each type with every field filled in: what a new stored example starts from. */
final class Examples {

    private Examples() {}

    /** The types of a topic's events by their names. */
    static Map<String, Class<?>> types(Topic topic) {
        var types = new LinkedHashMap<String, Class<?>>();
        topic.eventType()
                .ifPresent(type -> Arrays.stream(
                                type.getAnnotation(JsonSubTypes.class).value())
                        .forEach(t -> types.put(t.name(), t.value())));
        return types;
    }

    static Event filled(Class<?> type) {
        return (Event) value(type, type.getSimpleName(), type);
    }

    private static Object value(Type type, String name, Class<?> owner) {
        if (type instanceof ParameterizedType generic) {
            var element = value(generic.getActualTypeArguments()[0], name, owner);
            return generic.getRawType() == Set.class ? Set.of(element) : List.of(element);
        }
        var raw = (Class<?>) type;
        if (raw == String.class) {
            return name.equals("channel")
                    ? "whatsapp"
                    : "some " + name.replaceAll("([A-Z])", " $1").toLowerCase();
        }
        if (raw == Long.class || raw == long.class) {
            return 7L;
        }
        if (raw == Integer.class || raw == int.class) {
            return 3;
        }
        if (raw == Double.class || raw == double.class) {
            return -6.2;
        }
        if (raw == Boolean.class || raw == boolean.class) {
            return true;
        }
        if (raw == Instant.class) {
            return Instant.parse("2026-11-23T10:15:30.123Z");
        }
        if (raw == UUID.class) {
            return UUID.nameUUIDFromBytes((owner + name).getBytes(StandardCharsets.UTF_8));
        }
        if (raw == ConversationAddress.class) {
            return ConversationAddress.ofPhone("EXAMPLE-A1B2C", "6281100000001");
        }
        if (raw == JsonNode.class) {
            return EventJson.mapper().createObjectNode().put("as", "the provider said it");
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[0];
        }
        return record(raw);
    }

    private static Object record(Class<?> type) {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        var values = Arrays.stream(components)
                .map(c -> value(c.getGenericType(), c.getName(), type))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
