package io.messagecenter.whapi;

import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.inbound.InboundHead;
import io.messagecenter.contracts.inbound.ProviderNoticed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An element that is being read, and what all its events have in common.
 *
 * @param value as it came
 * @param raw the same without long previews: what events carry along
 */
record Item(JsonNode value, JsonNode raw, Envelope envelope) {

    static Item of(JsonNode value, Envelope envelope) {
        return new Item(value, RawJson.withoutLongPreviews(value), envelope);
    }

    /** @throws UnreadableElement if the element is no object */
    Fields fields() {
        if (!value.isObject()) {
            throw new UnreadableElement(Reason.WRONG_KIND);
        }
        return Fields.of(value);
    }

    InboundHead head(
            Class<? extends InboundEvent> type, @Nullable ConversationAddress address, @Nullable Instant occurredAt) {
        return new InboundHead(
                EventIds.of(type, envelope.account(), raw),
                ConversationAddress.WHATSAPP,
                envelope.account(),
                address,
                occurredAt,
                envelope.receivedAt(),
                envelope.repaired());
    }

    /** The conversation of a chat id as {@link ChatIds#chat} gives it. */
    @Nullable ConversationAddress address(@Nullable String chat) {
        return chat == null ? null : ConversationAddress.whatsapp(envelope.account(), chat);
    }

    /** Something without meaning for a conversation. */
    List<InboundEvent> notice(String kind, @Nullable String chat, @Nullable Instant occurredAt) {
        return List.of(new ProviderNoticed(head(ProviderNoticed.class, address(chat), occurredAt), kind, raw));
    }

    List<InboundEvent> notice(String kind) {
        return notice(kind, null, null);
    }
}
