package io.messagecenter.contracts.content;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kinds of message. What a reader does not know it reads as {@link #UNSUPPORTED}. */
public enum MessageType {
    TEXT,
    IMAGE,
    VIDEO,
    GIF,
    AUDIO,
    VOICE,
    DOCUMENT,
    STICKER,
    LOCATION,
    CONTACT,
    POLL,
    INTERACTIVE,
    NOTE,
    SYSTEM,
    @JsonEnumDefaultValue
    UNSUPPORTED;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
