package io.messagecenter.contracts.auth;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a user may do. A role that a reader does not know counts as the lesser one. */
public enum Role {
    ADMIN,
    @JsonEnumDefaultValue
    AGENT;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
