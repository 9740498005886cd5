package io.messagecenter.whapi;

import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.inbound.InboundHead;
import io.messagecenter.contracts.inbound.ProviderNoticed;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A test webhook that can be recognized. WHAPI says nothing about what it posts when it is asked to test a webhook, so the mark is in
 * the address that it is asked to post to.
 */
public final class WebhookProbe {

    private static final String SEGMENT = "/probe/";
    private static final String KIND = "webhook.probe";
    private static final String FIELD = "probe";
    private static final Pattern MARK =
            Pattern.compile(SEGMENT + "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:/|$)");

    private WebhookProbe() {}

    /** What is added to the webhook's address. */
    public static String path(UUID probe) {
        return SEGMENT + probe;
    }

    /** The probe whose mark is in the path of a request. */
    public static Optional<UUID> in(String path) {
        var found = MARK.matcher(path);
        return found.find() ? Optional.of(UUID.fromString(found.group(1))) : Optional.empty();
    }

    /** The event that says that it came. */
    public static ProviderNoticed event(UUID probe, Delivery delivery) {
        var raw = JsonNodeFactory.instance.objectNode().put(FIELD, probe.toString());
        var head = new InboundHead(
                EventIds.of(ProviderNoticed.class, delivery.account(), raw),
                ConversationAddress.WHATSAPP,
                delivery.account(),
                null,
                null,
                delivery.receivedAt(),
                false);
        return new ProviderNoticed(head, KIND, raw);
    }

    /** The probe that an event says came. */
    public static Optional<UUID> of(ProviderNoticed event) {
        JsonNode raw = event.raw();
        if (!event.kind().equals(KIND) || raw == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(raw.path(FIELD).asString("")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
