package io.messagecenter.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a send failed for good. May grow. */
public enum FailureReason {
    REJECTED,
    /** The recipient's number is not on WhatsApp. */
    UNKNOWN_NUMBER,
    FORBIDDEN,
    NOT_FOUND,
    TOO_LARGE,
    UNSUPPORTED,
    EXPIRED,
    CANCELLED,
    @JsonEnumDefaultValue
    OTHER;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
