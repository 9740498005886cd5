package io.messagecenter.contracts.bot;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an admin can ask for. */
public enum Verb {
    MODE,
    ASSIGN,
    STATUS,
    @JsonEnumDefaultValue
    HELP;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
