package io.messagecenter.chat.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for: a part of a name, digits of a phone number, or words of messages, the last of them perhaps only begun.
 * Every character stands for itself; case and accents do not count.
 */
public record SearchText(String text) {

    private static final Pattern PHONE = Pattern.compile("\\+?[\\d\\s()./-]+");
    private static final Pattern PLAIN_WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final int LONGEST = 200;

    /** Shorter ones are looked for at the beginning only: an index of three-letter parts cannot find them in the middle. */
    private static final int SHORTEST_PART = 3;

    /** @return null if there is nothing to look for */
    public static @Nullable SearchText of(@Nullable String given) {
        var text = given == null ? "" : given.replace("\0", "").strip();
        return text.isEmpty() ? null : new SearchText(text.substring(0, Math.min(text.length(), LONGEST)));
    }

    /** A query for the ids of the chats in whose name, number or messages it is found. */
    public String chats(Map<String, Object> parameters) {
        return people(parameters) + """

                UNION
                SELECT m.chat_id FROM messages m
                WHERE m.deleted_at IS NULL AND %s""".formatted(messages(parameters));
    }

    /** A query for the ids of the chats in whose name or number it is found. */
    String people(Map<String, Object> parameters) {
        parameters.put("name", text);
        var phone = "";
        var digits = digits();
        if (!digits.isEmpty()) {
            phone = """

                    UNION
                    SELECT c.id FROM customers k JOIN chats c ON c.customer_id = k.id
                    WHERE k.phone LIKE %s literal(:phone) || '%%'""".formatted(anywhere(digits));
            parameters.put("phone", digits);
        }
        return """
                SELECT c.id FROM customers k JOIN chats c ON c.customer_id = k.id
                WHERE plain(k.name) LIKE %s literal(:name) || '%%'%s""".formatted(anywhere(text), phone);
    }

    /** A condition on messages {@code m}, by their index of words; what is more than words in it must stand there as well. */
    String messages(Map<String, Object> parameters) {
        parameters.put("words", text);
        return "m.words @@ wanted(:words)" + literally(parameters);
    }

    /** The same for a text without any word, which no index of words knows. */
    String messagesWithoutIndex(Map<String, Object> parameters) {
        return "TRUE" + literally(parameters);
    }

    /** Whether there is a word in it. */
    boolean hasWords() {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** Its parts, each of which a message must have. */
    List<String> terms() {
        return List.of(text.split("\\s+"));
    }

    private String literally(Map<String, Object> parameters) {
        var conditions = new ArrayList<String>();
        for (var term : terms()) {
            if (!PLAIN_WORD.matcher(term).matches()) {
                var name = "term_" + conditions.size();
                parameters.put(name, term);
                conditions.add(" AND strpos(plain(m.text), plain(:" + name + ")) > 0");
            }
        }
        return String.join("", conditions);
    }

    private String digits() {
        return PHONE.matcher(text).matches() ? text.replaceAll("\\D", "") : "";
    }

    private static String anywhere(String part) {
        return part.length() < SHORTEST_PART ? "" : "'%' ||";
    }
}
