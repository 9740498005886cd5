package io.messagecenter.local;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Single settings of single parts, over all that {@code ./run} decides: lines of {@code part.NAME=value}. Of a service, NAME is a
 * variable of its environment; of {@code kafka} a property of the broker; of {@code postgres} a setting of the server. What is said
 * of {@code chat} holds for all of its instances, what is said of {@code chat-2} for that one.
 */
final class Overrides {

    static final Overrides NONE = new Overrides(Map.of());

    private final Map<String, Map<String, String>> byPart;

    private Overrides(Map<String, Map<String, String>> byPart) {
        this.byPart = byPart;
    }

    /** @throws Refusal if the file cannot be read, or names what {@code parts} does not have */
    static Overrides load(Path file, Set<String> parts) {
        var lines = new Properties();
        try (Reader source = Files.newBufferedReader(file)) {
            lines.load(source);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw Refusal.usage("The file " + file + ", which --overrides names, cannot be read.");
        }
        var byPart = new LinkedHashMap<String, Map<String, String>>();
        for (String name : lines.stringPropertyNames()) {
            String part = name.replaceFirst("\\..*", "");
            if (part.equals(name) || !parts.contains(part)) {
                throw Refusal.usage("%s: \"%s\" does not begin with a part of this run and a dot; the parts are %s."
                        .formatted(file.getFileName(), name, String.join(", ", new java.util.TreeSet<>(parts))));
            }
            byPart.computeIfAbsent(part, _ -> new LinkedHashMap<>())
                    .put(name.substring(part.length() + 1), lines.getProperty(name));
        }
        return new Overrides(byPart);
    }

    /** The parts that can be named: whatever runs, and the broker and the database. */
    static Set<String> parts(List<Instance> instances) {
        var parts = new HashSet<>(Set.of("kafka", "postgres"));
        instances.forEach(instance -> parts.add(instance.label()));
        return parts;
    }

    Map<String, String> of(String part) {
        var settings = new LinkedHashMap<>(byPart.getOrDefault(Instance.familyOf(part), Map.of()));
        settings.putAll(byPart.getOrDefault(part, Map.of()));
        return settings;
    }
}
