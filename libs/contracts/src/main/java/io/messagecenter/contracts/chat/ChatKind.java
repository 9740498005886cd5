package io.messagecenter.contracts.chat;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** One customer, or a group. */
public enum ChatKind {
    DIRECT,
    @JsonEnumDefaultValue
    GROUP;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
