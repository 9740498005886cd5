package io.messagecenter.bot.rules;

import io.messagecenter.contracts.audit.ActionTaken.Detail;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What the audit trail is told of a rule. Its answer, which may be long, is only named. */
final class RuleDifferences {

    private static final String ANSWER = "answer";

    private RuleDifferences() {}

    /** A rule that comes or goes. */
    static Detail[] whole(BotRule rule) {
        return fields(rule).entrySet().stream()
                .filter(field -> !field.getKey().equals(ANSWER))
                .map(field -> new Detail(field.getKey(), field.getValue()))
                .toArray(Detail[]::new);
    }

    /** What was, and what is; empty if nothing has changed. */
    static Detail[] between(BotRule before, BotRule after) {
        var was = fields(before);
        return fields(after).entrySet().stream()
                .filter(field -> !field.getValue().equals(was.get(field.getKey())))
                .map(field -> new Detail(
                        field.getKey(),
                        field.getKey().equals(ANSWER)
                                ? "another"
                                : Objects.requireNonNull(was.get(field.getKey())) + " → " + field.getValue()))
                .toArray(Detail[]::new);
    }

    private static Map<String, String> fields(BotRule rule) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", rule.name());
        fields.put("kind", RuleRows.wire(rule.kind()));
        fields.put("keywords", String.join(", ", rule.keywords()));
        fields.put("priority", Integer.toString(rule.priority()));
        fields.put("enabled", Boolean.toString(rule.enabled()));
        fields.put(
                "max_words", rule.maxWords() == null ? "any" : rule.maxWords().toString());
        fields.put(ANSWER, rule.answer());
        return fields;
    }
}
