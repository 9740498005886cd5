package io.messagecenter.simulator.webhook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What WHAPI takes as settings. Fields that are not named here are kept as they come. */
final class SettingsRules {

    static final Map<String, List<String>> EVENTS = events();

    private static final Set<String> MODES = Set.of("body", "path", "method");
    private static final Set<String> METHODS = Set.of("post", "put", "patch", "delete");
    private static final Set<String> TYPES = Set.of(
            "messages",
            "statuses",
            "chats",
            "contacts",
            "groups",
            "presences",
            "calls",
            "channel",
            "users",
            "labels",
            "service",
            "message",
            "ack",
            "chat",
            "status");
    private static final Set<String> DOWNLOADS = Set.of("image", "audio", "voice", "video", "document", "sticker");
    private static final int MOST_HEADERS = 5;

    private SettingsRules() {}

    static void check(ObjectNode settings) {
        range(settings, "callback_backoff_delay_ms", 3_000, 15_000);
        range(settings, "max_callback_backoff_delay_ms", 600_000, 3_600_000);
        for (var field : List.of("callback_persist", "full_history", "offline_mode", "pdo_sync")) {
            refuseUnless(!settings.has(field) || settings.path(field).isBoolean(), field, "true or false");
        }
        for (var type : settings.path("media").path("auto_download")) {
            refuseUnless(DOWNLOADS.contains(type.asString("")), "media.auto_download", DOWNLOADS.toString());
        }
        if (settings.has("webhooks")) {
            refuseUnless(settings.path("webhooks").isArray(), "webhooks", "a list");
            settings.path("webhooks").forEach(SettingsRules::checkWebhook);
        }
    }

    static void checkWebhook(JsonNode webhook) {
        refuseUnless(webhook.path("url").asString("").matches("https?://\\S+"), "webhooks.url", "an http address");
        refuseUnless(MODES.contains(webhook.path("mode").asString("body")), "webhooks.mode", "body, path or method");
        for (var event : webhook.path("events")) {
            refuseUnless(TYPES.contains(event.path("type").asString("")), "webhooks.events.type", TYPES.toString());
            refuseUnless(
                    METHODS.contains(event.path("method").asString("")), "webhooks.events.method", METHODS.toString());
        }
        refuseUnless(webhook.path("headers").size() <= MOST_HEADERS, "webhooks.headers", "at most 5");
    }

    private static void range(ObjectNode settings, String field, long least, long most) {
        var value = settings.path(field);
        refuseUnless(
                value.isMissingNode() || (value.isNumber() && value.asLong() >= least && value.asLong() <= most),
                field,
                least + " to " + most);
    }

    private static void refuseUnless(boolean fine, String field, String wanted) {
        if (!fine) {
            throw new WrongSettings(field, wanted);
        }
    }

    private static Map<String, List<String>> events() {
        var events = new LinkedHashMap<String, List<String>>();
        events.put("messages", List.of("post", "put", "patch", "delete"));
        events.put("statuses", List.of("post", "put"));
        events.put("chats", List.of("post", "put", "patch", "delete"));
        events.put("contacts", List.of("post", "patch"));
        events.put("groups", List.of("post", "put", "patch"));
        events.put("presences", List.of("post"));
        events.put("calls", List.of("post"));
        events.put("channel", List.of("post", "patch"));
        events.put("users", List.of("post", "delete"));
        events.put("labels", List.of("post", "delete"));
        return events;
    }
}
