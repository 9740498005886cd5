package io.messagecenter.chat.amend;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person decides about a message of which nobody knows whether it was sent. */
enum Resolution {
    /** It was: they saw it at the customer's side. */
    SENT,
    /** It shall be sent again, at the risk that it arrives twice. */
    RESEND,
    /** It shall not be sent. */
    DISCARD;

    @JsonValue
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
