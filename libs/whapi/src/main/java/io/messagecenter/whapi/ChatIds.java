package io.messagecenter.whapi;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** WhatsApp's ids of chats and people, of which several forms are in use for the same one. */
final class ChatIds {

    private static final String PHONE = "@s.whatsapp.net";
    private static final String GROUP = "@g.us";
    private static final Pattern DEVICE = Pattern.compile(":\\d+(?=@)");
    private static final Pattern PUNCTUATION = Pattern.compile("[+\\s().-]");
    private static final Pattern OLD_GROUP = Pattern.compile("\\d{9,}-\\d{9,}");

    /** A phone number has at most 15 digits (E.164); a bare id with more is a group's. */
    private static final int LONGEST_NUMBER = 15;

    private ChatIds() {}

    /** The chat's one id: with its suffix, without the device. Null stays null. */
    static @Nullable String chat(@Nullable String id) {
        if (id == null) {
            return null;
        }
        if (id.contains("@")) {
            var chat = DEVICE.matcher(id).replaceFirst("");
            return chat.endsWith("@c.us") && !isBroadcast(chat) ? chat.replace("@c.us", PHONE) : chat;
        }
        if (OLD_GROUP.matcher(id).matches()) {
            return id + GROUP;
        }
        var digits = PUNCTUATION.matcher(id).replaceAll("");
        return isNumber(digits) ? digits + (digits.length() <= LONGEST_NUMBER ? PHONE : GROUP) : id;
    }

    /** A person's one id: the digits of the number where it is known, otherwise what WHAPI says. */
    static @Nullable String person(@Nullable String id) {
        var chat = chat(id);
        return chat != null && chat.endsWith(PHONE) ? chat.substring(0, chat.length() - PHONE.length()) : chat;
    }

    static boolean isGroup(@Nullable String chat) {
        return chat != null && chat.endsWith(GROUP);
    }

    /** Stories, broadcast lists and WhatsApp's own announcements: nobody's conversation. */
    static boolean isBroadcast(@Nullable String chat) {
        return chat != null && (chat.endsWith("@broadcast") || chat.equals("0@c.us") || chat.equals("0" + PHONE));
    }

    static boolean isNewsletter(@Nullable String chat) {
        return chat != null && chat.endsWith("@newsletter");
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
