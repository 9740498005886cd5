package io.messagecenter.whapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.inbound.InboundEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a body reads as, for tests. */
record Reading(List<Element> elements) {

    static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");

    static Reading of(String body) {
        return of(body, "POST", "/webhook/whapi");
    }

    static Reading of(String body, String verb, String path) {
        return of(body.getBytes(UTF_8), verb, path);
    }

    static Reading of(byte[] body) {
        return of(body, "POST", "/webhook/whapi");
    }

    private static Reading of(byte[] body, String verb, String path) {
        var elements = new ArrayList<Element>();
        new WebhookBody(body, body.length, Delivery.of("default", verb, path, NOW)).forEach(elements::add);
        return new Reading(elements);
    }

    List<InboundEvent> events() {
        return elements.stream()
                .flatMap(e -> e instanceof Element.Readable readable ? readable.events().stream() : null)
                .toList();
    }

    /** The only event, which must be of that type. */
    <E extends InboundEvent> E only(Class<E> type) {
        if (events().size() != 1 || elements.size() != 1) {
            throw new AssertionError("not one event but " + elements);
        }
        return type.cast(events().getFirst());
    }

    List<Reason> reasons() {
        return elements.stream()
                .flatMap(e -> e instanceof Element.Unreadable broken ? List.of(broken.reason()).stream() : null)
                .toList();
    }

    /** The events as JSON without what differs each time or only repeats the input. */
    static List<JsonNode> normalized(List<? extends InboundEvent> events) {
        return events.stream().map(Reading::normalized).toList();
    }

    private static JsonNode normalized(InboundEvent event) {
        var json = (ObjectNode) EventJson.mapper().readTree(EventJson.write(event));
        json.remove("raw");
        ((ObjectNode) json.get("head")).remove(List.of("id", "received_at"));
        return json;
    }
}
