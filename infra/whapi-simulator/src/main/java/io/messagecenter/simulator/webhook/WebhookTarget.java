package io.messagecenter.simulator.webhook;

import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One receiver as {@code /settings} describes it.
 *
 * @param events as {@code type.method}; empty means all. (WHAPI itself falls back to the deprecated message.put.)
 */
record WebhookTarget(String url, String mode, Map<String, String> headers, Set<String> events) {

    private static final Map<String, String> OLD_NAMES =
            Map.of("message", "messages", "ack", "statuses", "status", "statuses", "chat", "chats");

    static WebhookTarget of(JsonNode webhook) {
        var headers = new LinkedHashMap<String, String>();
        webhook.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asString("")));
        var events = new HashSet<String>();
        for (var event : webhook.path("events")) {
            var type = event.path("type").asString("");
            events.add(OLD_NAMES.getOrDefault(type, type) + "."
                    + event.path("method").asString(""));
        }
        return new WebhookTarget(
                webhook.path("url").asString(""), webhook.path("mode").asString("body"), headers, events);
    }

    boolean wants(WebhookEvent event) {
        return events.isEmpty() || events.contains(event.type() + "." + event.method());
    }

    URI address(WebhookEvent event) {
        return URI.create(
                switch (mode) {
                    case "path" -> url + "/" + event.type() + "/" + event.method();
                    case "method" -> url + "/" + event.type();
                    default -> url;
                });
    }

    String verb(WebhookEvent event) {
        return mode.equals("method") ? event.method().toUpperCase(Locale.ROOT) : "POST";
    }
}
