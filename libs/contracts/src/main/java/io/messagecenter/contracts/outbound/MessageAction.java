package io.messagecenter.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What was to be done to a message that is already out. May grow. */
public enum MessageAction {
    EDIT,
    DELETE,
    REACT,
    @JsonEnumDefaultValue
    OTHER;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
