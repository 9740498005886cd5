package io.messagecenter.fakeai;

import java.util.regex.Pattern;

/** What the assistant says without a script: the same words for the same question. */
final class Answers {

    private static final Pattern ORDER = Pattern.compile(
            "(?iu)(?:\\b(?:order|invoice|pesanan|faktur)\\s*(?:number|no\\.?|nomor|nr\\.?)?\\s*[:#]?\\s*|#)([A-Z]{0,4}-?\\d{3,12})\\b");
    private static final int QUOTED = 200;

    private Answers() {}

    static String to(String question) {
        var words = question.strip();
        if (words.isEmpty()) {
            return "How can I help you?";
        }
        var order = ORDER.matcher(words);
        if (order.find()) {
            return "Thank you. I looked for order " + order.group(1) + " and found it: it is being prepared.";
        }
        var end = words.codePointCount(0, words.length()) <= QUOTED
                ? words.length()
                : words.offsetByCodePoints(0, QUOTED);
        return "You asked: \"" + words.substring(0, end) + "\". I am a scripted assistant and happy to help.";
    }
}
