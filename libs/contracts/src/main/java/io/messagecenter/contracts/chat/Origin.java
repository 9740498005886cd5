package io.messagecenter.contracts.chat;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The way a message came: from the customer's WhatsApp, our dashboard, a colleague's phone, the bot, or another program. */
public enum Origin {
    @JsonEnumDefaultValue
    WHATSAPP,
    DASHBOARD,
    PHONE,
    BOT,
    API;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
