package io.messagecenter.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation takes place: {@code <channel>:<channel account>:<provider chat id>}, for example
 * {@code whatsapp:MANTIS-M72HC:15550001111@s.whatsapp.net}. It is the Kafka key of what comes in; a chat may have several, its
 * first one stays its canonical address for ever.
 */
public record ConversationAddress(String channel, String account, String chatId) {

    public static final String WHATSAPP = "whatsapp";
    private static final String PHONE_SUFFIX = "@s.whatsapp.net";

    public ConversationAddress {
        if (channel.isBlank()
                || account.isBlank()
                || chatId.isBlank()
                || channel.contains(":")
                || account.contains(":")) {
            throw new IllegalArgumentException("not a conversation address");
        }
    }

    /** An address on WhatsApp. */
    public static ConversationAddress whatsapp(String account, String chatId) {
        return new ConversationAddress(WHATSAPP, account, chatId);
    }

    /** The direct chat with a phone number, given as digits. */
    public static ConversationAddress ofPhone(String account, String digits) {
        return whatsapp(account, digits + PHONE_SUFFIX);
    }

    /** @throws IllegalArgumentException if the text is no address */
    @JsonCreator
    public static ConversationAddress parse(String text) {
        var parts = text.split(":", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a conversation address");
        }
        return new ConversationAddress(parts[0], parts[1], parts[2]);
    }

    /** Whether this is a group. */
    public boolean isGroup() {
        return chatId.endsWith("@g.us");
    }

    /** The customer's number as digits; null for groups, hidden numbers ({@code @lid}) and the like. */
    public @Nullable String phone() {
        if (!chatId.endsWith(PHONE_SUFFIX)) {
            return null;
        }
        var digits = chatId.substring(0, chatId.length() - PHONE_SUFFIX.length());
        return digits.chars().allMatch(c -> c >= '0' && c <= '9') ? digits : null;
    }

    @Override
    @JsonValue
    public String toString() {
        return channel + ":" + account + ":" + chatId;
    }
}
