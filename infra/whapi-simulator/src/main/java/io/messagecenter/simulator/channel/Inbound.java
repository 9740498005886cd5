package io.messagecenter.simulator.channel;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Someone writes: a customer, or with {@code fromMe} a colleague on the phone of our own number.
 *
 * @param phone who writes; with {@code fromMe} to whom
 * @param type one of WHAPI's, or {@code reaction}, {@code edit}, {@code delete}; by default what text and media suggest
 * @param mediaUrl an address or a data URI; types with a file go without one as files that are not available
 * @param timestamp unix seconds, or a time in ISO 8601; by default now
 * @param chatId a group's chat id, if the message goes there
 * @param replyTo the id of the message that is answered
 * @param target the id of the message that is reacted to, edited or deleted
 * @param emoji of a reaction; empty takes the reaction away
 */
public record Inbound(
        @NotBlank String phone,
        @Nullable @Size(max = 200) String name,
        @Nullable @Size(max = 65_536) String text,
        @Nullable String type,
        @Nullable String mediaUrl,
        boolean fromMe,
        @Nullable JsonNode timestamp,
        @Nullable @Size(max = 200) String channelId,
        @Nullable String chatId,
        @Nullable String replyTo,
        @Nullable String target,
        @Nullable String emoji,
        @Nullable String fileName,
        @Nullable String mimeType,
        @Nullable Double latitude,
        @Nullable Double longitude) {

    static final Set<String> WITH_FILE =
            Set.of("image", "video", "gif", "short", "audio", "voice", "document", "sticker");

    private static final Set<String> TYPES = Set.of(
            "text",
            "image",
            "video",
            "gif",
            "audio",
            "voice",
            "short",
            "document",
            "link_preview",
            "location",
            "live_location",
            "contact",
            "contact_list",
            "sticker",
            "system",
            "call",
            "unknown",
            "group_invite",
            "newsletter_invite",
            "admin_invite",
            "product",
            "catalog",
            "interactive",
            "reply",
            "poll",
            "hsm",
            "order",
            "story",
            "event",
            "buttons",
            "list",
            "pin",
            "carousel",
            "poll_update",
            "album");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s]+");
    private static final long LATEST_SECOND = 253_402_300_799L;

    /** The type it arrives as: WHAPI makes a link preview of any text with an address in it. */
    String arrivesAs(@Nullable String fileType) {
        if (type != null) {
            if (!TYPES.contains(type)) {
                throw Refused.wrong("type: reaction, edit, delete or one of WHAPI's: " + String.join(", ", TYPES));
            }
            return type;
        }
        if (fileType != null) {
            var family = fileType.split("/", 2)[0];
            return WITH_FILE.contains(family) ? family : "document";
        }
        return LINK.matcher(words()).find() ? "link_preview" : "text";
    }

    /** The content of a message without a file. */
    ObjectNode content(String arrivesAs) {
        var content = JsonNodeFactory.instance.objectNode();
        switch (arrivesAs) {
            case "text" -> content.put("body", required(text, "text"));
            case "link_preview" -> describeLink(content);
            case "location", "live_location" ->
                content.put("latitude", latitude == null ? 52.52 : latitude)
                        .put("longitude", longitude == null ? 13.405 : longitude)
                        .put(arrivesAs.equals("location") ? "name" : "caption", words());
            case "contact" -> describeContact(content);
            case "contact_list" -> describeContact(content.putArray("list").addObject());
            case "poll" -> {
                content.put("title", required(text, "text"))
                        .put("vote_limit", 1)
                        .put("total", 0);
                content.putArray("options").add("Yes").add("No");
            }
            case "reply" ->
                content.put("type", "buttons_reply")
                        .putObject("buttons_reply")
                        .put("id", "ButtonsV3:" + words())
                        .put("title", required(text, "text"));
            default -> describeOther(content);
        }
        return content;
    }

    private void describeLink(ObjectNode content) {
        var link = LINK.matcher(required(text, "text"));
        content.put("body", text);
        if (link.find()) {
            content.put("url", link.group()).put("title", link.group());
        }
    }

    private void describeContact(ObjectNode content) {
        var shown = text == null ? "Pat Sample" : text;
        content.put("name", shown)
                .put("vcard", "BEGIN:VCARD\nVERSION:3.0\nFN:" + shown + "\nTEL;waid=4930111222:+4930111222\nEND:VCARD");
    }

    private void describeOther(ObjectNode content) {
        if (!words().isEmpty()) {
            content.put("body", words());
        }
    }

    String words() {
        return text == null ? "" : text;
    }

    String requiredTarget() {
        return required(target, "target");
    }

    private static String required(@Nullable String value, String field) {
        if (value == null || value.isEmpty()) {
            throw Refused.wrong(field + ": must not be empty");
        }
        return value;
    }

    /** Its time in unix seconds. */
    long seconds(Instant now) {
        if (timestamp == null || timestamp.isNull()) {
            return now.getEpochSecond();
        }
        try {
            var seconds = timestamp.isNumber()
                    ? timestamp.asLong()
                    : timestamp.asString("").matches("\\d+")
                            ? Long.parseLong(timestamp.asString())
                            : Instant.parse(timestamp.asString("")).getEpochSecond();
            if (seconds >= 0 && seconds <= LATEST_SECOND) {
                return seconds;
            }
        } catch (DateTimeParseException | NumberFormatException unreadable) {
            // Said below, like a number that is out of range.
        }
        throw Refused.wrong("timestamp: unix seconds, or a time like 2026-11-23T10:15:30Z");
    }
}
