package io.messagecenter.contracts.chat;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;

/** Who answers a chat: the bot, a person, nobody for a while, nobody any more. */
public enum ChatMode {
    BOT,
    AGENT,
    @JsonEnumDefaultValue
    PAUSED,
    CLOSED;

    @JsonValue
    public String wire() {
        return name();
    }
}
