package io.messagecenter.bot.rules;

import io.messagecenter.bot.words.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What a rule must be like, wherever it comes from: the file, the table, an admin. */
final class RuleCheck {

    static final int LONGEST_NAME = 100;
    static final int MOST_KEYWORDS = 50;
    static final int LONGEST_KEYWORD = 100;
    static final int LONGEST_ANSWER = 4096;
    static final int HIGHEST_PRIORITY = 1000;

    private RuleCheck() {}

    /** What is wrong with a field, as the API names it. */
    record Problem(String field, String message) {}

    /** Everything that is wrong. */
    static List<Problem> problems(BotRule rule) {
        var problems = new ArrayList<Problem>();
        if (isNotWithin(rule.name(), LONGEST_NAME)) {
            problems.add(new Problem("name", "must have 1 to " + LONGEST_NAME + " characters"));
        }
        if (rule.priority() < 0 || rule.priority() > HIGHEST_PRIORITY) {
            problems.add(new Problem("priority", "must be from 0 to " + HIGHEST_PRIORITY));
        }
        if (rule.maxWords() != null && rule.maxWords() < 1) {
            problems.add(new Problem("max_words", "must be 1 or more"));
        }
        if (isNotWithin(rule.answer(), LONGEST_ANSWER)) {
            problems.add(new Problem("answer", "must have 1 to " + LONGEST_ANSWER + " characters"));
        }
        keywords(rule.keywords(), problems);
        return problems;
    }

    private static void keywords(List<String> keywords, List<Problem> problems) {
        if (keywords.isEmpty() || keywords.size() > MOST_KEYWORDS) {
            problems.add(new Problem("keywords", "must be 1 to " + MOST_KEYWORDS));
        }
        var seen = new HashSet<Words>();
        for (int i = 0; i < keywords.size(); i++) {
            var keyword = keywords.get(i);
            var field = "keywords[" + i + "]";
            var words = Words.of(keyword);
            if (isNotWithin(keyword, LONGEST_KEYWORD)) {
                problems.add(new Problem(field, "must have 1 to " + LONGEST_KEYWORD + " characters"));
            } else if (words.isEmpty()) {
                problems.add(new Problem(field, "\"" + keyword + "\" has neither letters nor digits"));
            } else if (!seen.add(words)) {
                problems.add(new Problem(field, "\"" + keyword + "\" is there twice"));
            }
        }
    }

    private static boolean isNotWithin(String text, int longest) {
        return text.isBlank() || text.codePointCount(0, text.length()) > longest;
    }
}
