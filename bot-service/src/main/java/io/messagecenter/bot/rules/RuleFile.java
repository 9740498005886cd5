package io.messagecenter.bot.rules;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                    : rules.stream().map(RuleFile::rule).toList();
        } catch (IOException e) {
            throw new InvalidBotRules("The bot's rules cannot be read from " + file.getDescription() + ".");
        } catch (JacksonException e) {
            throw new InvalidBotRules("The bot's rules in " + file.getDescription() + " make no sense at line "
                    + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
        }
    }

    private static BotRule rule(Entry entry) {
        if (entry.name() == null || entry.priority() == null) {
            throw new InvalidBotRules("Bot rule \"" + entry.name() + "\": name and priority are needed.");
        }
        return new BotRule(
                entry.name(),
                entry.priority(),
                entry.enabled() == null || entry.enabled(),
                entry.maxWords(),
                entry.keywords() == null ? Map.of() : entry.keywords(),
                entry.text() == null ? Map.of() : new LinkedHashMap<>(entry.text()));
    }
}
