package io.messagecenter.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an order to the provider went, or what was learned there. The key is the chat's canonical address. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OutboundResult.SendAccepted.class, name = "send.accepted"),
    @JsonSubTypes.Type(value = OutboundResult.SendFailed.class, name = "send.failed"),
    @JsonSubTypes.Type(value = OutboundResult.SendUnclear.class, name = "send.unclear"),
    @JsonSubTypes.Type(value = OutboundResult.MediaStored.class, name = "media.stored"),
    @JsonSubTypes.Type(value = OutboundResult.MediaFailed.class, name = "media.failed"),
    @JsonSubTypes.Type(value = OutboundResult.ProfileFetched.class, name = "profile.fetched"),
    @JsonSubTypes.Type(value = OutboundResult.AddressesLinked.class, name = "addresses.linked"),
    @JsonSubTypes.Type(value = OutboundResult.ChannelState.class, name = "channel.state")
})
public sealed interface OutboundResult extends Event {

    ResultHead head();

    @Override
    default UUID id() {
        return head().id();
    }

    @Override
    default Instant time() {
        return head().occurredAt();
    }

    /**
     * What every result carries.
     *
     * @param id derived from the order and its outcome
     * @param address the chat's canonical address; null for the channel's own state
     */
    record ResultHead(UUID id, String account, @Nullable ConversationAddress address, Instant occurredAt) {}

    /** The provider took a message; delivered it is when a status says so. */
    record SendAccepted(ResultHead head, long messageId, int attempt, String providerId) implements OutboundResult {}

    /**
     * A message will not be sent.
     *
     * @param detail in words that an agent understands
     */
    record SendFailed(ResultHead head, long messageId, int attempt, FailureReason reason, String detail)
            implements OutboundResult {}

    /**
     * Nobody knows whether a message was sent.
     *
     * @param needsReview whether a person must decide, because nothing more will be tried
     */
    record SendUnclear(ResultHead head, long messageId, int attempt, boolean needsReview, String detail)
            implements OutboundResult {}

    /** A customer's file is in the blob store. */
    record MediaStored(ResultHead head, long messageId, String blobKey, String mimeType, long size)
            implements OutboundResult {}

    /** A customer's file cannot be had. */
    record MediaFailed(ResultHead head, long messageId, String detail) implements OutboundResult {}

    /** The customer's name and picture; null where the provider has none. */
    record ProfileFetched(
            ResultHead head,
            long customerId,
            @Nullable String name,
            @Nullable String pictureBlobKey) implements OutboundResult {}

    /** Two addresses belong to one person. */
    record AddressesLinked(ResultHead head, ConversationAddress other) implements OutboundResult {}

    /** Whether the channel can send, and why not. */
    record ChannelState(
            ResultHead head, boolean canSend, @Nullable String detail) implements OutboundResult {}
}
