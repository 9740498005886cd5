package io.messagecenter.bot.rules;

import io.messagecenter.bot.words.Words;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rules in force, checked. Knows nothing of files and tables. */
final class RuleBook {

    private record Trigger(BotRule rule, Words phrase) {

        boolean matches(Words message) {
            var longest = rule.maxWords();
            if (longest != null && message.count() > longest) {
                return false;
            }
            return switch (rule.kind()) {
                case CONTAINS -> message.contain(phrase);
                case EXACT -> message.equals(phrase);
            };
        }
    }

    /** The best first: by priority, then the longer phrase, then by name so that the choice never wavers. */
    private final List<Trigger> triggers;

    private RuleBook(List<Trigger> triggers) {
        this.triggers = triggers;
    }

    /** @throws InvalidBotRules for the first rule that is wrong */
    static RuleBook of(List<BotRule> rules) {
        var names = new HashSet<String>();
        for (var rule : rules) {
            RuleCheck.problems(rule).stream().findFirst().ifPresent(problem -> {
                throw wrong(rule, problem.field() + " " + problem.message());
            });
            if (!names.add(rule.name().toLowerCase(Locale.ROOT))) {
                throw wrong(rule, "there are two rules of that name");
            }
        }
        var byWorth = Comparator.<Trigger>comparingInt(t -> -t.rule().priority())
                .thenComparing(t -> -t.phrase().count())
                .thenComparing(t -> t.rule().name());
        return new RuleBook(rules.stream()
                .filter(BotRule::enabled)
                .flatMap(rule -> rule.keywords().stream().map(keyword -> new Trigger(rule, Words.of(keyword))))
                .sorted(byWorth)
                .toList());
    }

    Optional<RuleAnswer> answer(String message) {
        var words = Words.of(message);
        return triggers.stream()
                .filter(trigger -> trigger.matches(words))
                .findFirst()
                .map(Trigger::rule)
                .map(rule -> new RuleAnswer(rule.id(), rule.name(), rule.answer()));
    }

    private static InvalidBotRules wrong(BotRule rule, String what) {
        return new InvalidBotRules("Bot rule \"" + rule.name() + "\": " + what + ".");
    }
}
