package io.messagecenter.contracts.chat;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a chat changed. May grow. */
public enum Cause {
    MESSAGE,
    MODE,
    ASSIGNMENT,
    LABELS,
    READ,
    CUSTOMER,
    STATUS,
    SNOOZE,
    @JsonEnumDefaultValue
    OTHER;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
