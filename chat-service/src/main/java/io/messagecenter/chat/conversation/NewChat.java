package io.messagecenter.chat.conversation;

import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.chat.ChatKind;
import org.jspecify.annotations.Nullable;

/**
 * A chat that should exist.
 *
 * @param name what the customer, or the group, is called as far as anybody said
 * @param nameSource who said so
 */
public record NewChat(ConversationAddress address, @Nullable String name, Customer.NameSource nameSource) {

    ChatKind kind() {
        return address.isGroup() ? ChatKind.GROUP : ChatKind.DIRECT;
    }
}
