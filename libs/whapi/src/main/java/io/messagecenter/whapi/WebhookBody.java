package io.messagecenter.whapi;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The body of a webhook, or several in an array: collections of elements, and beside them what they have in common. Elements are read
 * one at a time, so that memory does not grow with their number.
 */
public final class WebhookBody {

    /** Twice what fits into the largest body if each element were a bare message id. */
    private static final int MOST_ELEMENTS = 400_000;

    private static final String EVENT = "event";
    private static final String CHANNEL_ID = "channel_id";

    private final Slice bytes;
    private final Delivery delivery;

    /** @param length how many of the bytes are the body */
    public WebhookBody(byte[] bytes, int length, Delivery delivery) {
        this.bytes = new Slice(bytes, 0, length);
        this.delivery = delivery;
    }

    /**
     * Hands over each element, in the order in which they stand. A body that is not JSON, or neither an object nor an array, is one
     * unreadable element; one with nothing in it has none.
     */
    public void forEach(Consumer<Element> sink) {
        if (new JsonScanner(bytes).peek() == -1) {
            return;
        }
        var problem = problem();
        if (problem == null) {
            bodies(body -> elements(body, sink));
        } else {
            sink.accept(new Element.Unreadable(delivery.account(), problem, bytes));
        }
    }

    /** Looks through the whole body before anything of it is handed over. */
    private @Nullable Reason problem() {
        var count = new int[1];
        try {
            bodies(body -> {
                count[0]++;
                if (body.startsWith('{')) {
                    collections(body, (name, value) -> each(value, element -> count[0]++));
                }
            });
        } catch (JsonScanner.NotJson e) {
            return Reason.NOT_JSON;
        }
        return count[0] > MOST_ELEMENTS ? Reason.TOO_MANY_ELEMENTS : null;
    }

    private void bodies(Consumer<Slice> each) {
        var scanner = new JsonScanner(bytes);
        switch (scanner.peek()) {
            case '{' -> each.accept(scanner.value());
            case '[' -> scanner.elements(each);
            default -> throw new JsonScanner.NotJson();
        }
        if (scanner.peek() != -1) {
            throw new JsonScanner.NotJson();
        }
    }

    private void elements(Slice body, Consumer<Element> sink) {
        if (!body.startsWith('{')) {
            sink.accept(new Element.Unreadable(delivery.account(), Reason.WRONG_KIND, body));
            return;
        }
        var envelope = envelope(body);
        collections(
                body,
                (name, value) -> each(value, element -> sink.accept(ElementReader.read(name, element, envelope))));
    }

    private Envelope envelope(Slice body) {
        var event = Fields.of(member(body, EVENT));
        return Envelope.of(
                Fields.id(member(body, CHANNEL_ID)), Text.first(event.id("event"), event.id("method")), delivery);
    }

    /** A missing node if there is no such member, or nothing readable. */
    private static JsonNode member(Slice body, String wanted) {
        var found = new AtomicReference<JsonNode>(MissingNode.getInstance());
        new JsonScanner(body).members((name, value) -> {
            if (name(name).equals(wanted)) {
                found.set(readOrMissing(value));
            }
        });
        return found.get();
    }

    private static void collections(Slice body, BiConsumer<String, Slice> each) {
        new JsonScanner(body).members((name, value) -> {
            var collection = name(name);
            if (!collection.equals(EVENT) && !collection.equals(CHANNEL_ID)) {
                each.accept(collection, value);
            }
        });
    }

    /** The elements of an array; anything else is one element, null is none. */
    private static void each(Slice value, Consumer<Slice> sink) {
        if (value.startsWith('[')) {
            new JsonScanner(value).elements(sink);
        } else if (!value.isNull()) {
            sink.accept(value);
        }
    }

    private static String name(Slice name) {
        return readOrMissing(name).asString("");
    }

    private static JsonNode readOrMissing(Slice value) {
        try {
            return RawJson.read(value);
        } catch (UnreadableElement e) {
            return MissingNode.getInstance();
        }
    }
}
