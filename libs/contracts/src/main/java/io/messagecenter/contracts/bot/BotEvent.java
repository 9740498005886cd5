package io.messagecenter.contracts.bot;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.Event;
import java.time.Instant;

/** Something the bot would like to happen to a chat. chat-service decides; each id is decided once. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BotProposal.class, name = "proposal"),
    @JsonSubTypes.Type(value = AdminCommand.class, name = "admin.command")
})
public sealed interface BotEvent extends Event permits BotProposal, AdminCommand {

    long chatId();

    /** The chat's canonical address: the Kafka key. */
    ConversationAddress address();

    Instant proposedAt();

    @Override
    default Instant time() {
        return proposedAt();
    }
}
