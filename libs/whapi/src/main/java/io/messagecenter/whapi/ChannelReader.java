package io.messagecenter.whapi;

import static java.util.Objects.requireNonNullElse;

import io.messagecenter.contracts.inbound.ChannelChanged;
import io.messagecenter.contracts.inbound.InboundEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The state of the channel itself: its health, the QR code to link it, the number that was linked. */
final class ChannelReader {

    private ChannelReader() {}

    static List<InboundEvent> health(Item item) {
        var health = item.fields();
        var state = Text.first(health.object("status").text("text"), health.text("status"));
        return state == null
                ? item.notice("channel.post")
                : List.of(changed(item, state, health.object("status").text("message"), item.raw()));
    }

    /** Whoever has the code can link our number to their phone: it goes no further than here. */
    static List<InboundEvent> qr(Item item) {
        var status = item.fields().text("status");
        var known = ((ObjectNode) item.raw().deepCopy()).without(List.of("base64", "rowdata"));
        return List.of(changed(item, "QR", status, known));
    }

    static List<InboundEvent> user(Item item) {
        var name = item.fields().text("name");
        return switch (requireNonNullElse(item.envelope().method(), "")) {
            case "delete" -> List.of(changed(item, "LOGGED_OUT", name, item.raw()));
            case "post", "put" -> List.of(changed(item, "LOGGED_IN", name, item.raw()));
            default -> item.notice("users");
        };
    }

    private static ChannelChanged changed(Item item, String state, @Nullable String detail, JsonNode raw) {
        return new ChannelChanged(item.head(ChannelChanged.class, null, null), state, detail, raw);
    }
}
