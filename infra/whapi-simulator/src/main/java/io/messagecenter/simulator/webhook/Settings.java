package io.messagecenter.simulator.webhook;

import io.messagecenter.simulator.SimulatorProperties;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The channel's settings. They begin with the configured webhook, which wants every event; {@code webhooks} given by
 * {@code PATCH} replaces the list as a whole, secret header included.
 */
@Component
public class Settings {

    private final ObjectNode initial;
    private volatile ObjectNode current;
    private volatile List<WebhookTarget> targets;

    Settings(SimulatorProperties properties) {
        initial = initial(properties.webhook());
        current = initial;
        targets = targetsOf(initial);
    }

    /** What changed by a {@link #patch}. */
    public record Change(ObjectNode before, ObjectNode after, List<String> fields) {}

    public ObjectNode current() {
        return current.deepCopy();
    }

    /**
     * Sets the given fields and leaves the others.
     *
     * @throws WrongSettings if WHAPI would not take one of them
     */
    public synchronized Change patch(ObjectNode given) {
        SettingsRules.check(given);
        var before = current;
        var after = before.deepCopy();
        given.properties().forEach(field -> after.set(field.getKey(), field.getValue()));
        use(after);
        return new Change(before, after, List.copyOf(given.propertyNames()));
    }

    /** @return false if nothing was to be reset */
    public synchronized boolean reset() {
        var changed = !current.equals(initial);
        use(initial);
        return changed;
    }

    List<WebhookTarget> targets(WebhookEvent event) {
        return targets.stream().filter(target -> target.wants(event)).toList();
    }

    private void use(ObjectNode settings) {
        current = settings;
        targets = targetsOf(settings);
    }

    /** Whether files of this message type come with a link in the webhook. */
    public boolean downloads(String messageType) {
        for (var type : current.path("media").path("auto_download")) {
            if (type.asString("").equals(messageType)) {
                return true;
            }
        }
        return false;
    }

    /** The events one can ask for: type and its methods. */
    public static Map<String, List<String>> events() {
        return SettingsRules.EVENTS;
    }

    private static List<WebhookTarget> targetsOf(JsonNode settings) {
        return settings.path("webhooks").valueStream().map(WebhookTarget::of).toList();
    }

    private static ObjectNode initial(SimulatorProperties.Webhook properties) {
        var settings = JsonNodeFactory.instance.objectNode();
        var webhook = settings.putArray("webhooks").addObject();
        webhook.put("mode", "body").put("url", properties.url().toString());
        var events = webhook.putArray("events");
        SettingsRules.EVENTS.forEach((type, methods) ->
                methods.forEach(method -> events.addObject().put("type", type).put("method", method)));
        properties
                .firstSecret()
                .ifPresent(secret -> webhook.putObject("headers").put("X-Webhook-Secret", secret));
        settings.put("callback_persist", false).put("offline_mode", false).put("full_history", false);
        settings.putObject("media").putArray("auto_download");
        return settings;
    }
}
