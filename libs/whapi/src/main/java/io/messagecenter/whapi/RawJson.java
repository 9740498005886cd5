package io.messagecenter.whapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.messagecenter.contracts.Topic;
import java.util.ArrayList;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Reads one value of a body leniently, and makes it fit to be stored and passed on. */
final class RawJson {

    /** What is nested deeper could not be read again from an event, which nests it twice more. */
    private static final int MAX_DEPTH = 150;

    /** Characters. Previews are pictures in base64; beyond this they are not worth their place in every event. */
    static final int LONGEST_PREVIEW = 100 * 1024;

    private static final JsonMapper LENIENT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(Topic.MAX_BODY_BYTES)
                            .build())
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RawJson() {}

    /**
     * The value, without what cannot be stored; bytes that are not UTF-8 become replacement characters.
     *
     * @throws UnreadableElement if it is broken inside
     */
    static JsonNode read(Slice slice) {
        try {
            return storable(LENIENT.readTree(slice.bytes(), slice.from(), slice.length()));
        } catch (JacksonException e) {
            return readAsText(slice);
        }
    }

    private static JsonNode readAsText(Slice slice) {
        try {
            return storable(LENIENT.readTree(new String(slice.bytes(), slice.from(), slice.length(), UTF_8)));
        } catch (JacksonException e) {
            throw new UnreadableElement(Reason.BROKEN);
        }
    }

    /** The same value if it holds no long preview, otherwise a copy that tells how long each was. */
    static JsonNode withoutLongPreviews(JsonNode value) {
        return holdsLongPreview("", value) ? cut("", value.deepCopy()) : value;
    }

    private static boolean holdsLongPreview(String name, JsonNode value) {
        return switch (value) {
            case StringNode text -> isLongPreview(name, text.stringValue());
            case ObjectNode object ->
                object.properties().stream().anyMatch(p -> holdsLongPreview(p.getKey(), p.getValue()));
            case ArrayNode array -> array.values().stream().anyMatch(v -> holdsLongPreview(name, v));
            default -> false;
        };
    }

    private static JsonNode cut(String name, JsonNode value) {
        switch (value) {
            case StringNode text
            when isLongPreview(name, text.stringValue()) -> {
                return StringNode.valueOf("[" + text.stringValue().length() + " characters of base64 left out]");
            }
            case ObjectNode object -> object.properties().forEach(p -> p.setValue(cut(p.getKey(), p.getValue())));
            case ArrayNode array -> {
                for (var i = 0; i < array.size(); i++) {
                    array.set(i, cut(name, array.get(i)));
                }
            }
            default -> {}
        }
        return value;
    }

    private static boolean isLongPreview(String name, String text) {
        return text.length() > LONGEST_PREVIEW
                && (name.contains("preview") || name.contains("thumbnail") || text.startsWith("data:"));
    }

    private static JsonNode storable(JsonNode value) {
        switch (value) {
            case StringNode text -> {
                var kept = Text.storable(text.stringValue());
                return kept.equals(text.stringValue()) ? text : StringNode.valueOf(kept);
            }
            case ObjectNode object -> {
                object.properties().forEach(p -> p.setValue(storable(p.getValue())));
                renameUnstorable(object);
            }
            case ArrayNode array -> {
                for (var i = 0; i < array.size(); i++) {
                    array.set(i, storable(array.get(i)));
                }
            }
            default -> {}
        }
        return value;
    }

    private static void renameUnstorable(ObjectNode object) {
        for (var name : new ArrayList<>(object.propertyNames())) {
            var kept = Text.storable(name);
            if (!kept.equals(name)) {
                object.set(kept, object.remove(name));
            }
        }
    }
}
