package io.messagecenter.contracts.inbound;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a message got into the provider: {@code API} is the echo of a send, {@code PHONE} a person on a device. */
public enum Source {
    API,
    PHONE,
    SYSTEM,
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
