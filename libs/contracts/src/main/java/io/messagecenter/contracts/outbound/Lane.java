package io.messagecenter.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Priority between chats; never within one. */
public enum Lane {
    PERSON,
    @JsonEnumDefaultValue
    BOT,
    BULK;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
