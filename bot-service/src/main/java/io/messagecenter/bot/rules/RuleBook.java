package io.messagecenter.bot.rules;

import io.messagecenter.bot.words.Words;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rules in force, checked. Knows nothing of files and tables. */
final class RuleBook {

    static final int LOWEST_PRIORITY = 0;
    static final int HIGHEST_PRIORITY = 1000;
    private static final int LONGEST_TEXT = 4096;

    private record Trigger(BotRule rule, String language, Words phrase) {}

    /** The best first: by priority, then the longer phrase, then by name so that the choice never wavers. */
    private final List<Trigger> triggers;

    private RuleBook(List<Trigger> triggers) {
        this.triggers = triggers;
    }

    /** @throws InvalidBotRules for the first rule that is wrong */
    static RuleBook of(List<BotRule> rules) {
        var names = new HashSet<String>();
        for (var rule : rules) {
            check(rule);
            if (!names.add(rule.name().toLowerCase(Locale.ROOT))) {
                throw wrong(rule, "there are two rules of that name");
            }
        }
        var byWorth = Comparator.<Trigger>comparingInt(t -> -t.rule().priority())
                .thenComparing(t -> -t.phrase().count())
                .thenComparing(t -> t.rule().name());
        return new RuleBook(rules.stream()
                .filter(BotRule::enabled)
                .flatMap(rule -> rule.keywords().entrySet().stream()
                        .flatMap(language -> language.getValue().stream()
                                .map(keyword -> new Trigger(rule, language.getKey(), Words.of(keyword)))))
                .sorted(byWorth)
                .toList());
    }

    Optional<RuleAnswer> answer(String message) {
        var words = Words.of(message);
        return triggers.stream()
                .filter(trigger -> shortEnough(trigger.rule(), words) && words.contain(trigger.phrase()))
                .findFirst()
                .map(trigger -> new RuleAnswer(trigger.rule().name(), text(trigger)));
    }

    private static boolean shortEnough(BotRule rule, Words words) {
        return rule.maxWords() == null || words.count() <= rule.maxWords();
    }

    private static String text(Trigger trigger) {
        var texts = trigger.rule().text();
        var text = texts.get(trigger.language());
        return text == null ? texts.values().iterator().next() : text;
    }

    private static void check(BotRule rule) {
        if (rule.name().isBlank()) {
            throw new InvalidBotRules("A bot rule has no name.");
        }
        if (rule.priority() < LOWEST_PRIORITY || rule.priority() > HIGHEST_PRIORITY) {
            throw wrong(
                    rule,
                    "its priority must be from " + LOWEST_PRIORITY + " to " + HIGHEST_PRIORITY + ", but is "
                            + rule.priority());
        }
        if (rule.maxWords() != null && rule.maxWords() < 1) {
            throw wrong(rule, "max_words must be 1 or more, but is " + rule.maxWords());
        }
        checkKeywords(rule);
        checkTexts(rule);
    }

    private static void checkKeywords(BotRule rule) {
        if (rule.keywords().values().stream().allMatch(List::isEmpty)) {
            throw wrong(rule, "it has no keywords");
        }
        rule.keywords().values().stream()
                .flatMap(List::stream)
                .filter(keyword -> Words.of(keyword).isEmpty())
                .findFirst()
                .ifPresent(keyword -> {
                    throw wrong(rule, "the keyword \"" + keyword + "\" has neither letters nor digits");
                });
    }

    private static void checkTexts(BotRule rule) {
        if (rule.text().isEmpty()) {
            throw wrong(rule, "it has no text");
        }
        for (Map.Entry<String, String> text : rule.text().entrySet()) {
            if (text.getValue().isBlank() || text.getValue().length() > LONGEST_TEXT) {
                throw wrong(
                        rule, "its text for \"" + text.getKey() + "\" must have 1 to " + LONGEST_TEXT + " characters");
            }
        }
    }

    private static InvalidBotRules wrong(BotRule rule, String what) {
        return new InvalidBotRules("Bot rule \"" + rule.name() + "\": " + what + ".");
    }
}
