package io.messagecenter.whapi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
