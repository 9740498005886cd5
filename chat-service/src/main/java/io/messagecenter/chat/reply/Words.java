package io.messagecenter.chat.reply;

import io.messagecenter.platform.problem.Problem;

/** What a person typed, fit to be stored and sent. */
public final class Words {

    static final int MAX_LENGTH = 4096;

    private Words() {}

    /** Without the characters that neither PostgreSQL nor WhatsApp can take, and without blanks around it. */
    public static String clean(String typed) {
        var kept = new StringBuilder(typed.length());
        typed.codePoints()
                .filter(c -> c != 0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }

    /**
     * @return the cleaned text of 1 to 4096 characters
     * @throws io.messagecenter.platform.problem.ProblemException 400 if it is shorter or longer
     */
    public static String required(String field, String typed) {
        var text = clean(typed);
        if (text.isEmpty() || text.codePointCount(0, text.length()) > MAX_LENGTH) {
            throw Problem.invalid(field, "must have 1 to " + MAX_LENGTH + " characters");
        }
        return text;
    }
}
