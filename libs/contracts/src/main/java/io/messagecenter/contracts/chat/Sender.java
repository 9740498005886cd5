package io.messagecenter.contracts.chat;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who wrote a message. */
public enum Sender {
    CUSTOMER,
    AGENT,
    BOT,
    @JsonEnumDefaultValue
    SYSTEM;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
