package io.messagecenter.chat.mentions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds the users that a note names as {@code @username}. */
final class NamesInNotes {

    private static final Pattern CALL =
            Pattern.compile("(?<![\\p{L}\\p{N}._+@-])@([\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{1,63})");
    private static final Pattern END_OF_SENTENCE = Pattern.compile("[._@+-]$");
    private static final int MOST = 20;

    private NamesInNotes() {}

    /**
     * For each call what name it may be, the longest first: usernames may end like sentences do. In lower case, as usernames are
     * compared.
     */
    static List<List<String>> in(String note) {
        var calls = new ArrayList<List<String>>();
        var found = CALL.matcher(note);
        while (found.find() && calls.size() < MOST) {
            var names = new ArrayList<String>();
            var name = found.group(1).toLowerCase(Locale.ROOT);
            names.add(name);
            while (END_OF_SENTENCE.matcher(name).find()) {
                name = name.substring(0, name.length() - 1);
                names.add(name);
            }
            calls.add(names);
        }
        return calls;
    }
}
