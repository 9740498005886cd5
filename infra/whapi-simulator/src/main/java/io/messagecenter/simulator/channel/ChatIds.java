package io.messagecenter.simulator.channel;

import java.util.regex.Pattern;

/** Phone numbers and WhatsApp's chat ids. */
public final class ChatIds {

    private static final String PERSON = "@s.whatsapp.net";
    private static final Pattern RECIPIENT = Pattern.compile("[\\d-]{7,31}(@[\\w.]+)?");
    private static final Pattern CHAT_ID = Pattern.compile("[\\d-]{7,31}@[\\w.]+");

    private ChatIds() {}

    /** Whether WHAPI takes this as the {@code to} of a send: digits without {@code +}, or a chat id. */
    public static boolean isRecipient(String text) {
        return RECIPIENT.matcher(text).matches();
    }

    /** Whether this is a chat id with its suffix; bare digits are not. */
    public static boolean isChatId(String text) {
        return CHAT_ID.matcher(text).matches();
    }

    /** The chat of a recipient. */
    public static String of(String recipient) {
        return recipient.contains("@") ? recipient : recipient + PERSON;
    }

    /** Bare digits for a person's number, the whole chat id for a group or a hidden number. */
    public static String shortForm(String chatId) {
        return chatId.endsWith(PERSON) ? chatId.substring(0, chatId.length() - PERSON.length()) : chatId;
    }

    /**
     * Reads a number as people write it: {@code +49 30 1234-567} as well as {@code 49301234567} or a chat id.
     *
     * @throws Refused with 400 if it is none of these
     */
    public static String fromPhone(String phone) {
        if (isChatId(phone)) {
            return phone;
        }
        var digits = phone.replaceAll("[+\\s()./-]", "");
        if (!digits.matches("\\d{7,15}")) {
            throw Refused.wrong("phone: give 7 to 15 digits, with or without +, or a chat id");
        }
        return of(digits);
    }
}
