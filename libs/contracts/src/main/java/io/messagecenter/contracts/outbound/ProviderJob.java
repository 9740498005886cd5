package io.messagecenter.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.messagecenter.contracts.Event;
import io.messagecenter.contracts.content.Media;
import java.time.Instant;
import java.util.UUID;

/** Work at the provider beside the sends; never in their way. The last two are dropped when older than 10 s. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ProviderJob.FetchMedia.class, name = "fetch.media"),
    @JsonSubTypes.Type(value = ProviderJob.FetchProfile.class, name = "fetch.profile"),
    @JsonSubTypes.Type(value = ProviderJob.MarkRead.class, name = "mark.read"),
    @JsonSubTypes.Type(value = ProviderJob.ShowTyping.class, name = "show.typing")
})
public sealed interface ProviderJob extends Event {

    OutboundHead head();

    @Override
    default UUID id() {
        return head().id();
    }

    @Override
    default Instant time() {
        return head().createdAt();
    }

    /**
     * Copy the bytes of a customer's file into the blob store: from the link, or by the media id where there is none or it fails.
     * Answered by {@link OutboundResult.MediaStored} or, after all attempts, {@link OutboundResult.MediaFailed}.
     */
    record FetchMedia(OutboundHead head, long messageId, Media media) implements ProviderJob {}

    /**
     * Ask for the customer's name and picture, of {@link OutboundHead#to()}. Answered by {@link OutboundResult.ProfileFetched}, and by
     * {@link OutboundResult.AddressesLinked} where the provider knows the customer by another address too; not at all when the
     * provider cannot be asked: order it again at the next occasion.
     */
    record FetchProfile(OutboundHead head, long customerId) implements ProviderJob {}

    /** Tell the customer that we read up to this message. Not answered. */
    record MarkRead(OutboundHead head, String providerId) implements ProviderJob {}

    /** Show the customer that somebody types. Not answered. */
    record ShowTyping(OutboundHead head) implements ProviderJob {}
}
