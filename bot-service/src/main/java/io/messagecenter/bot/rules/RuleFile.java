package io.messagecenter.bot.rules;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads rules from a YAML file. */
final class RuleFile {

    private record Content(@Nullable List<Entry> rules) {}

    private record Entry(
            @Nullable String name,
            @Nullable Integer priority,
            @Nullable Boolean enabled,
            @Nullable Integer maxWords,
            @Nullable Map<String, List<String>> keywords,
            @Nullable Map<String, String> text) {}

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private RuleFile() {}

    /** @throws InvalidBotRules if the file is missing, is not YAML, or lacks something */
    static List<BotRule> read(Resource file) {
        try (var bytes = file.getInputStream()) {
            var rules = YAML.readValue(bytes, Content.class).rules();
            return rules == null
                    ? List.of()
                    : rules.stream().flatMap(RuleFile::rules).toList();
        } catch (IOException e) {
            throw new InvalidBotRules("The bot's rules cannot be read from " + file.getDescription() + ".");
        } catch (JacksonException e) {
            throw new InvalidBotRules("The bot's rules in " + file.getDescription() + " make no sense at line "
                    + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
        }
    }

    /** A rule for each language that it has keywords in; the first keeps the name. */
    private static Stream<BotRule> rules(Entry entry) {
        if (entry.name() == null || entry.priority() == null) {
            throw new InvalidBotRules("Bot rule \"" + entry.name() + "\": name and priority are needed.");
        }
        var texts = entry.text() == null ? Map.<String, String>of() : entry.text();
        var first = texts.values().stream().findFirst().orElse("");
        var rules = new ArrayList<BotRule>();
        for (var language : keywords(entry).entrySet()) {
            rules.add(new BotRule(
                    0,
                    rules.isEmpty() ? entry.name() : entry.name() + " (" + language.getKey() + ")",
                    BotRule.Kind.CONTAINS,
                    language.getValue(),
                    texts.getOrDefault(language.getKey(), first),
                    entry.priority(),
                    entry.enabled() == null || entry.enabled(),
                    entry.maxWords(),
                    1));
        }
        return rules.stream();
    }

    /** Where there are none at all, the check of the rule shall say so. */
    private static Map<String, List<String>> keywords(Entry entry) {
        return entry.keywords() == null || entry.keywords().isEmpty()
                ? Map.of("", List.of())
                : new LinkedHashMap<>(entry.keywords());
    }
}
