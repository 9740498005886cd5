package io.messagecenter.simulator.channel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The sends that WHAPI offers under {@code /messages/…}, with the fields that each one requires. */
public enum SendKind {
    TEXT("body"),
    LINK_PREVIEW("body", "title"),
    IMAGE("media"),
    VIDEO("media"),
    GIF("media"),
    SHORT("media"),
    AUDIO("media"),
    VOICE("media"),
    DOCUMENT("media"),
    STICKER("media"),
    LOCATION("latitude", "longitude"),
    LIVE_LOCATION("latitude", "longitude"),
    CONTACT("name", "vcard"),
    CONTACT_LIST("list"),
    POLL("title", "options"),
    INTERACTIVE("action");

    private static final Set<String> NUMBERS =
            Set.of("latitude", "longitude", "accuracy", "speed", "degrees", "width", "height", "seconds", "count");
    private static final Set<String> LISTS = Set.of("list", "options");
    private static final int SHORTEST_POLL = 2;
    private static final int LONGEST_POLL = 12;
    private static final int LONGEST_TYPING = 60;

    /** Fields about the sending, not about what is sent. */
    private static final List<String> ENVELOPE = List.of(
            "to",
            "quoted",
            "edit",
            "media",
            "mime_type",
            "no_encode",
            "no_cache",
            "typing_time",
            "no_link_preview",
            "wide_link_preview",
            "mentions");

    private final List<String> required;

    SendKind(String... required) {
        this.required = List.of(required);
    }

    /** The kind that WHAPI serves at this path segment, which is also the type of the message. */
    public static Optional<SendKind> at(String segment) {
        return Arrays.stream(values())
                .filter(kind -> kind.type().equals(segment))
                .findFirst();
    }

    public String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a file is sent. */
    public boolean carriesMedia() {
        return required.contains("media");
    }

    /** @throws Refused with 400 for whatever WHAPI's own document does not allow */
    void check(ObjectNode body) {
        var to = body.path("to").asString("");
        if (!ChatIds.isRecipient(to)) {
            throw Refused.wrong("to: digits without +, or a chat id");
        }
        for (var field : required) {
            checkType(field, body.path(field));
        }
        var typing = body.path("typing_time");
        if (!typing.isMissingNode() && (typing.asDouble(-1) < 0 || typing.asDouble(-1) > LONGEST_TYPING)) {
            throw Refused.wrong("typing_time: 0 to 60 seconds");
        }
    }

    private void checkType(String field, JsonNode value) {
        if (NUMBERS.contains(field)) {
            refuseUnless(value.isNumber(), field, "a number");
        } else if (LISTS.contains(field)) {
            refuseUnless(value.isArray() && !value.isEmpty(), field, "a list");
        } else if (field.equals("action")) {
            refuseUnless(value.isObject(), field, "an object");
        } else {
            refuseUnless(value.isString() && !value.asString().isEmpty(), field, "text");
        }
        if (field.equals("options")) {
            refuseUnless(value.size() >= SHORTEST_POLL && value.size() <= LONGEST_POLL, field, "2 to 12 of them");
        }
    }

    private static void refuseUnless(boolean fine, String field, String wanted) {
        if (!fine) {
            throw Refused.wrong(field + ": " + wanted + " is required");
        }
    }

    /** The object that the message carries under its type's name, without the file. */
    ObjectNode content(ObjectNode body) {
        var content = body.deepCopy();
        ENVELOPE.forEach(content::remove);
        if (this == POLL) {
            describePoll(content);
        }
        return content;
    }

    private static void describePoll(ObjectNode content) {
        content.put("vote_limit", content.path("count").asInt(1));
        content.remove("count");
        content.put("total", 0);
        var results = content.putArray("results");
        var number = 0;
        for (var option : content.path("options")) {
            var result = results.addObject();
            result.put("id", "option" + number++)
                    .put("name", option.asString(""))
                    .put("count", 0);
            result.putArray("voters");
        }
    }
}
