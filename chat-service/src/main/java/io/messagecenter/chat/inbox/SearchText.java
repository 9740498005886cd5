package io.messagecenter.chat.inbox;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for: a part of a name, digits of a phone number, or words of messages, the last of them perhaps only begun.
 * Every character stands for itself; case and accents do not count.
 */
record SearchText(String text) {

    private static final Pattern PHONE = Pattern.compile("\\+?[\\d\\s()./-]+");
    private static final int LONGEST = 200;

    /** Shorter ones are looked for at the beginning only: an index of three-letter parts cannot find them in the middle. */
    private static final int SHORTEST_PART = 3;

    /** @return null if there is nothing to look for */
    static @Nullable SearchText of(@Nullable String given) {
        var text = given == null ? "" : given.replace("\0", "").strip();
        return text.isEmpty() ? null : new SearchText(text.substring(0, Math.min(text.length(), LONGEST)));
    }

    /** A query for the ids of the chats in which it is found. */
    String chats(Map<String, Object> parameters) {
        parameters.put("name_part", pattern(text));
        parameters.put("words", text);
        var phone = "";
        var digits = digits();
        if (!digits.isEmpty()) {
            phone = """

                    UNION
                    SELECT c.id FROM customers k JOIN chats c ON c.customer_id = k.id WHERE k.phone LIKE :phone_part""";
            parameters.put("phone_part", pattern(digits));
        }
        return """
                SELECT c.id FROM customers k JOIN chats c ON c.customer_id = k.id WHERE plain(k.name) LIKE plain(:name_part)%s
                UNION
                SELECT m.chat_id FROM messages m
                WHERE words(m.text) @@ (nullif(plainto_tsquery('simple', plain(:words))::text, '') || ':*')::tsquery""".formatted(phone);
    }

    private String digits() {
        return PHONE.matcher(text).matches() ? text.replaceAll("\\D", "") : "";
    }

    private static String pattern(String part) {
        var literal = part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return (part.length() < SHORTEST_PART ? "" : "%") + literal + "%";
    }
}
