package io.messagecenter.chat.conversation;

import io.messagecenter.contracts.chat.ChatKind;
import io.messagecenter.contracts.chat.ChatMode;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How conversations behave.
 *
 * @param reopenOnMessage whether a customer's message brings a closed chat back to the mode it had before
 * @param newChatMode the mode of a direct chat when it begins; a group begins in AGENT, since the bot ignores groups and somebody
 *     must see that people wait there
 */
@Validated
@ConfigurationProperties("messagecenter.chat")
public record ConversationSettings(
        boolean reopenOnMessage, @NotNull ChatMode newChatMode) {

    ChatMode modeOf(ChatKind kind) {
        return kind == ChatKind.GROUP ? ChatMode.AGENT : newChatMode;
    }
}
