package io.messagecenter.whapi;

import io.messagecenter.contracts.content.Content;
import io.messagecenter.contracts.content.Location;
import io.messagecenter.contracts.content.Media;
import io.messagecenter.contracts.content.MessageType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a message says, by its type; the content stands in a field of the type's name. */
final class ContentReader {

    /** The types that stay unsupported on purpose: kept with their words and their raw JSON, shown as what they are. */
    static final Set<String> UNSUPPORTED = Set.of(
            "order",
            "product",
            "catalog",
            "group_invite",
            "newsletter_invite",
            "admin_invite",
            "event",
            "story",
            "call",
            "pin",
            "album");

    /** WHAPI's type for protocol noise, and ours for what has neither type nor content. */
    static final String UNKNOWN = "unknown";

    private static final Map<String, MessageType> TYPES = Map.ofEntries(
            Map.entry("text", MessageType.TEXT),
            Map.entry("link_preview", MessageType.TEXT),
            Map.entry("image", MessageType.IMAGE),
            Map.entry("video", MessageType.VIDEO),
            Map.entry("short", MessageType.VIDEO),
            Map.entry("gif", MessageType.GIF),
            Map.entry("audio", MessageType.AUDIO),
            Map.entry("voice", MessageType.VOICE),
            Map.entry("document", MessageType.DOCUMENT),
            Map.entry("documentWithCaption", MessageType.DOCUMENT),
            Map.entry("sticker", MessageType.STICKER),
            Map.entry("location", MessageType.LOCATION),
            Map.entry("live_location", MessageType.LOCATION),
            Map.entry("contact", MessageType.CONTACT),
            Map.entry("contact_list", MessageType.CONTACT),
            Map.entry("poll", MessageType.POLL),
            Map.entry("reply", MessageType.INTERACTIVE),
            Map.entry("interactive", MessageType.INTERACTIVE),
            Map.entry("buttons", MessageType.INTERACTIVE),
            Map.entry("list", MessageType.INTERACTIVE),
            Map.entry("hsm", MessageType.INTERACTIVE),
            Map.entry("carousel", MessageType.INTERACTIVE),
            Map.entry("system", MessageType.SYSTEM));

    /** Content that came under another type's name. */
    private static final Map<String, String> ALIASES =
            Map.of("documentWithCaption", "document", "short", "video", "voice", "audio", "gif", "video");

    private ContentReader() {}

    /** The declared type; where there is none, the type whose content is there. */
    static String typeOf(Fields message) {
        var declared = message.id("type");
        if (declared != null && !declared.equals(UNKNOWN)) {
            return declared;
        }
        return message.get("action").isObject() ? "action" : typeOfContent(message);
    }

    private static String typeOfContent(Fields message) {
        return message.node()
                .propertyStream()
                .filter(p -> TYPES.containsKey(p.getKey()) || UNSUPPORTED.contains(p.getKey()))
                .filter(p -> !p.getValue().isEmpty() || Fields.text(p.getValue()) != null)
                .map(Map.Entry::getKey)
                .sorted() // the same whatever the order of the fields
                .findFirst()
                .orElse(UNKNOWN);
    }

    static Content read(String type, Fields message) {
        return of(type, contentOf(type, message));
    }

    /** The words of a message, whatever its type says: for edits, which may come without one. */
    static @Nullable String wordsOf(Fields message) {
        var declared = message.id("type");
        var type = declared != null && TYPES.containsKey(declared) ? declared : typeOfContent(message);
        return Text.first(
                read(type, message).text(),
                wordsOfEdit(message.object("action")),
                message.words("body", "edited_content"));
    }

    /** The words of the message that a message answers; its content comes without the field that names its type. */
    static @Nullable String wordsOfQuote(Fields context) {
        var type = context.id("quoted_type");
        var content = asObject(context.get("quoted_content"));
        return type == null ? content.words(ANY_WORDS) : of(type, content).text();
    }

    /** The same for new words, whose type is named beside. */
    static @Nullable String wordsOfEdit(Fields action) {
        var type = action.id("edited_type");
        var content = asObject(action.get("edited_content"));
        return Text.first(
                type == null ? content.words(ANY_WORDS) : of(type, content).text(), action.words("body", "text"));
    }

    private static final String[] ANY_WORDS = {"body", "caption", "text", "title", "name", "description"};

    private static Content of(String type, Fields content) {
        var known = TYPES.getOrDefault(type, MessageType.UNSUPPORTED);
        return switch (known) {
            case TEXT -> words(known, content.words("body", "url", "title"));
            case IMAGE, VIDEO, GIF, AUDIO, VOICE, DOCUMENT, STICKER ->
                new Content(known, content.words("caption"), media(content), null, List.of(), null);
            case LOCATION ->
                new Content(
                        known,
                        content.words("comment", "caption"),
                        null,
                        location(content, type.equals("live_location")),
                        List.of(),
                        null);
            case CONTACT -> new Content(known, null, null, null, VCards.contacts(content), null);
            case POLL -> new Content(known, content.words("title"), null, null, List.of(), PollReader.poll(content));
            case INTERACTIVE -> words(known, choiceOrMenu(type, content));
            default -> words(known, content.words(ANY_WORDS));
        };
    }

    private static @Nullable String choiceOrMenu(String type, Fields content) {
        if (!type.equals("reply")) {
            return content.words("body", "text", "description", "title", "header");
        }
        var choice = content.node().values().stream()
                .filter(JsonNode::isObject)
                .map(Fields::of)
                .findFirst()
                .orElse(content);
        return Text.first(choice.words("title", "description"), ownId(choice.id("id")));
    }

    /** WhatsApp puts a prefix before the ids that we gave to buttons and rows. */
    static @Nullable String ownId(@Nullable String id) {
        return id == null ? null : id.replaceFirst("^(ButtonsV3|ListV3):", "");
    }

    private static Content words(MessageType type, @Nullable String words) {
        return new Content(type, words, null, null, List.of(), null);
    }

    private static @Nullable Location location(Fields content, boolean live) {
        var latitude = content.decimal("latitude");
        var longitude = content.decimal("longitude");
        return latitude == null || longitude == null
                ? null
                : new Location(
                        latitude, longitude, content.text("name"), content.text("address"), content.text("url"), live);
    }

    private static @Nullable Media media(Fields content) {
        return content.isEmpty() ? null : MediaReader.read(content);
    }

    private static Fields contentOf(String type, Fields message) {
        var own = asObject(message.get(type));
        return own.isEmpty() && ALIASES.containsKey(type) ? asObject(message.get(ALIASES.get(type))) : own;
    }

    /** Some send the words alone instead of an object that holds them. */
    private static Fields asObject(JsonNode content) {
        return content.isString()
                ? Fields.of(JsonNodeFactory.instance.objectNode().set("body", content))
                : Fields.of(content);
    }
}
