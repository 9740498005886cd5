package io.messagecenter.contracts.chat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.messagecenter.contracts.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened to a chat. Within a chat, events arrive in the order of {@link ChatHead#change()}, at least once; a number
 * seen before is a repetition.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ChatCreated.class, name = "chat.created"),
    @JsonSubTypes.Type(value = ChatUpdated.class, name = "chat.updated"),
    @JsonSubTypes.Type(value = MessageCreated.class, name = "message.created"),
    @JsonSubTypes.Type(value = MessageUpdated.class, name = "message.updated")
})
public sealed interface ChatEvent extends Event permits ChatCreated, ChatUpdated, MessageCreated, MessageUpdated {

    ChatHead head();

    @Override
    default UUID id() {
        return head().id();
    }

    @Override
    default Instant time() {
        return head().occurredAt();
    }
}
