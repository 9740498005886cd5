package io.messagecenter.whapi;

import io.messagecenter.contracts.inbound.DeliveryReported;
import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.inbound.MessageReceived;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A page of WHAPI's {@code /messages/list}. Its messages read as the ones of a webhook do, and become the same events with the same
 * ids as far as WHAPI shows the same of them; only {@code repaired} and {@code received_at} tell them apart.
 *
 * @param elements in the order of the page
 */
public record MessageList(List<Element> elements) {

    public MessageList {
        elements = List.copyOf(elements);
    }

    /**
     * @param account the channel that was asked
     * @throws Unreadable if this is no list of messages; one broken message in it does not make it that
     */
    public static MessageList read(byte[] body, String account, Instant receivedAt) {
        var envelope = Envelope.ofList(account, receivedAt);
        var elements = new ArrayList<Element>();
        var lists = new int[1];
        try {
            new JsonScanner(new Slice(body, 0, body.length)).members((name, value) -> {
                if (isMessages(name)) {
                    lists[0]++;
                    new JsonScanner(value)
                            .elements(element -> elements.add(ElementReader.read("messages", element, envelope)));
                }
            });
        } catch (JsonScanner.NotJson | UnreadableElement e) {
            throw new Unreadable();
        }
        if (lists[0] == 0) {
            throw new Unreadable();
        }
        return new MessageList(elements);
    }

    /** How far a listed message of our own got, which its webhooks told apart; empty for others' and for one that just left. */
    public static Optional<InboundEvent> statusOf(InboundEvent event) {
        if (!(event instanceof MessageReceived message) || !message.fromMe() || message.raw() == null) {
            return Optional.empty();
        }
        var status = Fields.of(message.raw()).id("status");
        if (status == null || Text.lower(status).equals("pending")) {
            return Optional.empty();
        }
        var element = JsonNodeFactory.instance
                .objectNode()
                .put("id", message.providerId())
                .put("status", status)
                .put("recipient_id", Fields.of(message.raw()).id("chat_id"));
        var head = message.head();
        var envelope = Envelope.ofList(head.account(), head.receivedAt());
        return StatusReader.read(Item.of(element, envelope)).stream()
                .filter(DeliveryReported.class::isInstance)
                .findFirst();
    }

    private static boolean isMessages(Slice name) {
        return RawJson.read(name).asString("").equals("messages");
    }

    /** WHAPI answered with something else. */
    public static final class Unreadable extends RuntimeException {
        Unreadable() {
            super("not a list of messages", null, false, false);
        }
    }
}
