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
    @JsonSubTypes.Type(value = OutboundResult.ActionDone.class, name = "action.done"),
    @JsonSubTypes.Type(value = OutboundResult.ActionFailed.class, name = "action.failed"),
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
     * @param providerCode what the provider called it, such as {@code 403}; null when the provider was not asked
     */
    record SendFailed(
            ResultHead head,
            long messageId,
            int attempt,
            FailureReason reason,
            String detail,
            @Nullable String providerCode)
            implements OutboundResult {

        /** Without a word of the provider. */
        public SendFailed(ResultHead head, long messageId, int attempt, FailureReason reason, String detail) {
            this(head, messageId, attempt, reason, detail, null);
        }
    }

    /**
     * Nobody knows whether a message was sent.
     *
     * @param needsReview whether a person must decide, because nothing more will be tried
     */
    record SendUnclear(ResultHead head, long messageId, int attempt, boolean needsReview, String detail)
            implements OutboundResult {}

    /**
     * The provider changed a message that was out: edited it, deleted it, or put a reaction on it.
     *
     * @param orderId the {@link OutboundHead#id()} of the order that this answers
     * @param messageId our message, as in the order
     */
    record ActionDone(ResultHead head, UUID orderId, long messageId, MessageAction action) implements OutboundResult {}

    /**
     * The provider will not change a message that is out, which stays as it was there.
     *
     * @param orderId the {@link OutboundHead#id()} of the order that this answers
     * @param messageId our message, as in the order
     * @param detail in words that an agent understands
     * @param providerCode what the provider called it; null when the provider was not asked
     */
    record ActionFailed(
            ResultHead head,
            UUID orderId,
            long messageId,
            MessageAction action,
            FailureReason reason,
            String detail,
            @Nullable String providerCode)
            implements OutboundResult {}

    /**
     * A customer's file is in the blob store.
     *
     * @param mimeType what the bytes are, whatever the provider called them
     * @param size in bytes
     */
    record MediaStored(ResultHead head, long messageId, String blobKey, String mimeType, long size)
            implements OutboundResult {}

    /**
     * A customer's file cannot be had, after all attempts. Ordering it again starts anew.
     *
     * @param detail in words that an agent understands
     */
    record MediaFailed(ResultHead head, long messageId, String detail) implements OutboundResult {}

    /**
     * The customer's name and picture; null where the provider has none, or where it did not answer about it.
     *
     * @param pictureBlobKey a new blob each time: the one before may be deleted
     * @param pictureMimeType what the bytes are
     */
    record ProfileFetched(
            ResultHead head,
            long customerId,
            @Nullable String name,
            @Nullable String pictureBlobKey,
            @Nullable String pictureMimeType)
            implements OutboundResult {

        /** Without saying what kind of picture it is. */
        public ProfileFetched(
                ResultHead head, long customerId, @Nullable String name, @Nullable String pictureBlobKey) {
            this(head, customerId, name, pictureBlobKey, null);
        }
    }

    /** Two addresses belong to one person. */
    record AddressesLinked(ResultHead head, ConversationAddress other) implements OutboundResult {}

    /** Whether the channel can send, and why not. */
    record ChannelState(
            ResultHead head, boolean canSend, @Nullable String detail) implements OutboundResult {}
}
