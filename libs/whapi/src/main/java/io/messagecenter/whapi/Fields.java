package io.messagecenter.whapi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what should be there out of what is there: a value of the wrong kind counts as missing, never as an error. */
record Fields(JsonNode node) {

    /** As in the database: what is longer is nobody's id. */
    private static final int LONGEST_ID = 255;

    static Fields of(JsonNode node) {
        return new Fields(node.isObject() ? node : JsonNodeFactory.instance.objectNode());
    }

    boolean isEmpty() {
        return node.isEmpty();
    }

    boolean has(String name) {
        return !get(name).isMissingNode() && !get(name).isNull();
    }

    JsonNode get(String name) {
        return node.path(name);
    }

    /** An object; an empty one if there is none. */
    Fields object(String name) {
        return of(get(name));
    }

    /** The elements of an array; none if there is none. */
    List<JsonNode> list(String name) {
        return get(name).isArray() ? List.copyOf(get(name).values()) : List.of();
    }

    /** A text, or a number's digits; null if empty. */
    @Nullable String text(String name) {
        return text(get(name));
    }

    static @Nullable String text(JsonNode value) {
        var text = value.isString() ? value.stringValue() : value.isNumber() ? value.asString() : "";
        return text.isEmpty() ? null : text;
    }

    /** Something that names a message, a chat or a person. */
    @Nullable String id(String name) {
        return id(get(name));
    }

    static @Nullable String id(JsonNode value) {
        var text = text(value);
        return text == null || text.isBlank() || text.strip().length() > LONGEST_ID ? null : text.strip();
    }

    boolean flag(String name) {
        var value = get(name);
        return value.isNumber()
                ? value.doubleValue() != 0
                : "true".equalsIgnoreCase(value.asString("").strip());
    }

    /** A decimal number, also one written as text; null if there is none, or no end to it. */
    @Nullable Double decimal(String name) {
        var value = get(name);
        try {
            var number = value.isNumber() ? value.doubleValue() : Double.parseDouble(value.asString(""));
            return Double.isFinite(number) ? (Double) number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** A whole number that is not negative and fits. */
    @Nullable Long whole(String name) {
        var number = decimal(name);
        return number == null || number < 0 || number > (1L << 53) ? null : (Long) Math.round(number);
    }

    /** The same for a count. */
    @Nullable Integer count(String name) {
        var number = whole(name);
        return number == null || number > Integer.MAX_VALUE ? null : (Integer) number.intValue();
    }

    @Nullable Instant time(String name) {
        return Timestamps.of(get(name));
    }

    /** The first of these fields that says something, whether it is a text or an object that holds one. */
    @Nullable String words(String... names) {
        for (var name : names) {
            var value = get(name);
            var words = value.isObject() ? of(value).words("body", "text", "caption", "title", "name") : text(value);
            if (words != null) {
                return words;
            }
        }
        return null;
    }
}
