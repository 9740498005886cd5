package io.messagecenter.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.messagecenter.contracts.Event;
import java.time.Instant;
import java.util.UUID;

/** An order to the provider; within a chat they are carried out in the order of the topic. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SendMessage.class, name = "send"),
    @JsonSubTypes.Type(value = EditMessage.class, name = "edit"),
    @JsonSubTypes.Type(value = DeleteMessage.class, name = "delete"),
    @JsonSubTypes.Type(value = ReactToMessage.class, name = "react"),
    @JsonSubTypes.Type(value = CancelSends.class, name = "cancel")
})
public sealed interface OutboundCommand extends Event
        permits SendMessage, EditMessage, DeleteMessage, ReactToMessage, CancelSends {

    OutboundHead head();

    @Override
    default UUID id() {
        return head().id();
    }

    @Override
    default Instant time() {
        return head().createdAt();
    }
}
