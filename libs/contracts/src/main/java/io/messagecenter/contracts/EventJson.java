package io.messagecenter.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How events are written and read: snake_case, instants as ISO 8601, nulls left out, unknown fields ignored, unknown values of an
 * enumeration read as its default, unknown types of event as null. So a reader bears all that a later writer may add.
 */
public final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(200)
                            .maxStringLength(Topic.MAX_BODY_BYTES)
                            .build())
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .build();

    private EventJson() {}

    /** The mapper itself, for those who need its tree model; its configuration is fixed. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** The bytes of an event as they travel. */
    public static byte[] write(Event event) {
        return MAPPER.writeValueAsBytes(event);
    }

    /**
     * Reads an event of a topic.
     *
     * @param type the sealed interface of the topic
     * @return null for a type of event that this version does not know: skip it
     * @throws UnreadableEvent if the bytes are no event at all: a data error, for the dead letters
     */
    public static <E extends Event> @Nullable E read(Class<E> type, byte @Nullable [] value) {
        if (value == null) {
            throw new UnreadableEvent("no value", null);
        }
        try {
            var event = MAPPER.readValue(value, type);
            if (event == null && !MAPPER.readTree(value).path("type").isString()) {
                throw new UnreadableEvent("no type", null);
            }
            if (event != null && event.id() == null) {
                throw new UnreadableEvent("no id", null);
            }
            return event;
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new UnreadableEvent(
                    "not a " + type.getSimpleName() + ": " + e.getClass().getSimpleName(), e);
        }
    }

    /** The name of an event's type on the wire, such as {@code message.received}. */
    public static String typeOf(Event event) {
        return TYPES.get(event.getClass());
    }

    private static final ClassValue<String> TYPES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            for (var parent : type.getInterfaces()) {
                var names = parent.getAnnotation(JsonSubTypes.class);
                if (names != null) {
                    for (var name : names.value()) {
                        if (name.value() == type) {
                            return name.name();
                        }
                    }
                }
            }
            throw new IllegalArgumentException(type + " is not named by the sealed interface of its topic");
        }
    };

    /** These bytes are not an event of the topic they came from. */
    public static final class UnreadableEvent extends RuntimeException {
        UnreadableEvent(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
