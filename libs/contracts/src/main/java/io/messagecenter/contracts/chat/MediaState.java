package io.messagecenter.contracts.chat;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether the bytes of a file are here. */
public enum MediaState {
    @JsonEnumDefaultValue
    PENDING,
    READY,
    FAILED;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
