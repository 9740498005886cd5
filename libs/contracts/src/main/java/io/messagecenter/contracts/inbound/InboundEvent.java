package io.messagecenter.contracts.inbound;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.messagecenter.contracts.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that a channel's provider told us. Delivered at least once, in the order in which the webhooks were answered; the key
 * is the conversation's address, or {@code <account>:<message id>} where no conversation is named.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MessageReceived.class, name = "message.received"),
    @JsonSubTypes.Type(value = MessageEdited.class, name = "message.edited"),
    @JsonSubTypes.Type(value = MessageDeleted.class, name = "message.deleted"),
    @JsonSubTypes.Type(value = MessageReacted.class, name = "message.reacted"),
    @JsonSubTypes.Type(value = PollVoted.class, name = "poll.voted"),
    @JsonSubTypes.Type(value = DeliveryReported.class, name = "delivery.reported"),
    @JsonSubTypes.Type(value = PresenceChanged.class, name = "presence.changed"),
    @JsonSubTypes.Type(value = CallReported.class, name = "call.reported"),
    @JsonSubTypes.Type(value = ChannelChanged.class, name = "channel.changed"),
    @JsonSubTypes.Type(value = GroupChanged.class, name = "group.changed"),
    @JsonSubTypes.Type(value = ContactChanged.class, name = "contact.changed"),
    @JsonSubTypes.Type(value = ProviderNoticed.class, name = "provider.noticed")
})
public sealed interface InboundEvent extends Event
        permits MessageReceived,
                MessageEdited,
                MessageDeleted,
                MessageReacted,
                PollVoted,
                DeliveryReported,
                PresenceChanged,
                CallReported,
                ChannelChanged,
                GroupChanged,
                ContactChanged,
                ProviderNoticed {

    InboundHead head();

    /** The provider's own JSON, without base64 previews over 100 kB; a later version may read more from it. */
    @Nullable JsonNode raw();

    @Override
    default UUID id() {
        return head().id();
    }

    @Override
    default @Nullable Instant time() {
        return head().occurredAt();
    }
}
