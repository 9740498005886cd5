package io.messagecenter.outbound.desk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is to change of WHAPI's settings so that its webhooks reach us. Only what is ours: the webhook with our address, and that
 * webhooks are kept until we took them. All the rest, other webhooks included, stays as it is.
 */
final class WebhookPlan {

    static final String SECRET_HEADER = "X-Webhook-Secret";
    private static final String MODE = "body";

    /** What we read; {@code type.method}. */
    static final List<String> EVENTS = List.of(
            "messages.post",
            "messages.put",
            "messages.patch",
            "messages.delete",
            "statuses.post",
            "statuses.put",
            "contacts.post",
            "contacts.patch",
            "groups.post",
            "groups.put",
            "groups.patch",
            "presences.post",
            "calls.post",
            "channel.post",
            "channel.patch",
            "users.post",
            "users.delete");

    /** @param before in words; never a secret. Null for not there */
    record Change(
            String setting,
            @Nullable String before,
            @Nullable String after) {}

    private final ObjectNode settings;
    private final String url;
    private final List<String> secrets;
    private final List<String> wanted;
    private final List<Change> changes = new ArrayList<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private final @Nullable ObjectNode stored;
    private final ObjectNode planned;

    private WebhookPlan(ObjectNode settings, String url, List<String> secrets, Set<String> allowed) {
        this.settings = settings;
        this.url = url;
        this.secrets = secrets;
        this.wanted = EVENTS.stream()
                .filter(event -> allowed.isEmpty() || allowed.contains(event))
                .toList();
        this.stored = settings.path("webhooks")
                .valueStream()
                .filter(this::isOurs)
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElse(null);
        this.planned = stored == null ? JsonNodeFactory.instance.objectNode() : stored.deepCopy();
        address();
        mode();
        events();
        secret();
        persistence();
    }

    /**
     * @param settings as WHAPI has them
     * @param url of our webhook
     * @param secrets the valid ones, the first to be sent; none when none is asked for
     * @param allowed the events that WHAPI can tell of; empty when it does not say
     */
    static WebhookPlan of(ObjectNode settings, String url, List<String> secrets, Set<String> allowed) {
        return new WebhookPlan(settings, url, secrets, allowed);
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }

    /** Codes of what keeps webhooks from reaching us, or lets us lose some. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Our webhook as WHAPI has it. */
    Optional<ObjectNode> stored() {
        return Optional.ofNullable(stored);
    }

    /** Only what changes; the list of webhooks as a whole, since WHAPI replaces it as a whole. */
    ObjectNode patch() {
        var patch = JsonNodeFactory.instance.objectNode();
        if (!planned.equals(stored)) {
            var webhooks = patch.putArray("webhooks");
            settings.path("webhooks").forEach(webhook -> webhooks.add(webhook == stored ? planned : webhook));
            if (stored == null) {
                webhooks.add(planned);
            }
        }
        if (!isPersistent()) {
            patch.put("callback_persist", true);
        }
        return patch;
    }

    private boolean isOurs(JsonNode webhook) {
        return webhook.isObject()
                && webhook.path("url").asString("").replaceAll("/+$", "").equals(url);
    }

    private void address() {
        if (stored == null) {
            problems.add("webhook-missing");
            changes.add(new Change("webhooks.url", null, url));
            planned.put("url", url);
        }
    }

    private void mode() {
        var mode = stored == null ? null : stored.path("mode").asString(MODE);
        if (!MODE.equals(mode)) {
            changes.add(new Change("webhooks.mode", mode, MODE));
            // Every mode is understood; it is only the one of which most is known.
            planned.put("mode", MODE);
        }
    }

    /** What somebody asked for beside stays. */
    private void events() {
        var before = new LinkedHashSet<String>();
        if (stored != null) {
            stored.path("events").forEach(event -> before.add(name(event)));
        }
        if (before.containsAll(wanted)) {
            return;
        }
        problems.add("events-missing");
        var after = new LinkedHashSet<>(wanted);
        after.addAll(before);
        changes.add(new Change("webhooks.events", before.isEmpty() ? null : listed(before), listed(after)));
        var events = planned.putArray("events");
        for (var event : after) {
            var parts = event.split("\\.", 2);
            events.addObject().put("type", parts[0]).put("method", parts[1]);
        }
    }

    private void secret() {
        if (secrets.isEmpty()) {
            return;
        }
        var header = header();
        var value = header == null || stored == null
                ? ""
                : stored.path("headers").path(header).asString("");
        if (value.equals(secrets.getFirst())) {
            return;
        }
        if (value.isEmpty()) {
            problems.add("secret-missing");
        } else if (!secrets.contains(value)) {
            problems.add("secret-differs");
        }
        changes.add(new Change("webhooks.headers." + SECRET_HEADER, value.isEmpty() ? "not set" : "differs", "set"));
        var headers = planned.get("headers") instanceof ObjectNode given ? given : planned.putObject("headers");
        if (header != null) {
            headers.remove(header);
        }
        headers.put(SECRET_HEADER, secrets.getFirst());
    }

    /** The name by which the stored webhook has the header, whatever the case. */
    private @Nullable String header() {
        return stored == null
                ? null
                : stored.path("headers").propertyNames().stream()
                        .filter(SECRET_HEADER::equalsIgnoreCase)
                        .findFirst()
                        .orElse(null);
    }

    private void persistence() {
        if (!isPersistent()) {
            problems.add("not-persistent");
            var before = settings.path("callback_persist");
            changes.add(new Change("callback_persist", before.isBoolean() ? "" + before.booleanValue() : null, "true"));
        }
    }

    private boolean isPersistent() {
        return settings.path("callback_persist").asBoolean(false);
    }

    static String name(JsonNode event) {
        return event.path("type").asString("") + "." + event.path("method").asString("");
    }

    private static String listed(Set<String> events) {
        return events.stream().collect(Collectors.joining(", "));
    }
}
