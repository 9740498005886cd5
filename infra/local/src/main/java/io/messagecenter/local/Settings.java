package io.messagecenter.local;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the user configured: {@code .env}, and over it the environment. An empty value is as good as none. */
final class Settings {

    /** @param origin where it was set, for a sentence: a file and its line, or the environment */
    private record Setting(String value, String origin) {}

    private enum Kind {
        TEXT(".*", "text"),
        FLAG("(?i)true|false", "true or false"),
        NUMBER("[0-9]{1,15}", "a whole number"),
        PORT("[0-9]{1,5}", "a port between 1 and 65535"),
        HEAP("[1-9][0-9]*[mMgG]", "a size such as 256m"),
        URL("https?://.+", "an address that begins with http:// or https://"),
        PHONES("\\+?[0-9][0-9 ()-]*(,\\s*\\+?[0-9][0-9 ()-]*)*", "phone numbers separated by commas");

        private final Pattern form;
        private final String description;

        Kind(String form, String description) {
            this.form = Pattern.compile(form, Pattern.DOTALL);
            this.description = description;
        }

        boolean accepts(String value) {
            if (!form.matcher(value).matches()) {
                return false;
            }
            return switch (this) {
                case PORT -> Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= 65_535;
                case URL -> isUrl(value);
                default -> true;
            };
        }

        private static boolean isUrl(String value) {
            try {
                return URI.create(value).getHost() != null;
            } catch (IllegalArgumentException notAUri) {
                return false;
            }
        }
    }

    private static final Map<String, Kind> KNOWN = known();

    /** Read from the same file by docker-compose.yml alone. */
    private static final Set<String> OF_COMPOSE = Set.of(
            "POSTGRES_PASSWORD",
            "KEYCLOAK_PASSWORD",
            "LOG_FORMAT",
            "SIMULATOR",
            "COMPOSE_PROJECT_NAME",
            "COMPOSE_PROFILES");

    private final Map<String, Setting> settings;
    private final List<String> unknown;

    private Settings(Map<String, Setting> settings, List<String> unknown) {
        this.settings = settings;
        this.unknown = unknown;
    }

    /** @throws Refusal with one sentence about the first thing that is wrong, and where it stands */
    static Settings load(Path dotEnv, Map<String, String> environment) {
        List<DotEnv.Entry> entries = DotEnv.parse(dotEnv.getFileName().toString(), lines(dotEnv));
        var settings = new LinkedHashMap<String, Setting>();
        for (DotEnv.Entry entry : entries) {
            if (KNOWN.containsKey(entry.name())) {
                settings.put(entry.name(), new Setting(entry.value(), dotEnv.getFileName() + ":" + entry.line()));
            }
        }
        for (String name : KNOWN.keySet()) {
            Optional.ofNullable(environment.get(name))
                    .ifPresent(value -> settings.put(name, new Setting(value.strip(), "the environment")));
        }
        settings.values().removeIf(setting -> setting.value().isEmpty());
        settings.forEach(Settings::check);
        List<String> unknown = entries.stream()
                .filter(entry -> !KNOWN.containsKey(entry.name()) && !OF_COMPOSE.contains(entry.name()))
                .map(entry -> dotEnv.getFileName() + ":" + entry.line() + ": " + entry.name())
                .toList();
        return new Settings(settings, unknown);
    }

    private static List<String> lines(Path dotEnv) {
        try {
            return Files.exists(dotEnv) ? Files.readAllLines(dotEnv) : List.of();
        } catch (MalformedInputException notText) {
            throw Refusal.usage(dotEnv.getFileName() + " is not readable as UTF-8 text.");
        } catch (IOException unreadable) {
            throw Refusal.usage(dotEnv.getFileName() + " cannot be read: " + unreadable.getMessage() + ".");
        }
    }

    private static void check(String name, Setting setting) {
        Kind kind = KNOWN.getOrDefault(name, Kind.TEXT);
        if (!kind.accepts(setting.value())) {
            throw Refusal.usage("%s: %s is \"%s\", but must be %s."
                    .formatted(setting.origin(), name, setting.value(), kind.description));
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(settings.get(name)).map(Setting::value);
    }

    /** Whether the busiest processes use both compilers. */
    boolean compilesForSpeed() {
        return flag("COMPILE_FOR_SPEED", true);
    }

    boolean flag(String name, boolean otherwise) {
        return text(name).map(value -> value.equalsIgnoreCase("true")).orElse(otherwise);
    }

    Optional<Integer> port(String name) {
        return text(name).map(Integer::valueOf);
    }

    /** Where each name stands in {@code .env} that nothing here reads: most likely a slip of the pen. */
    List<String> unknownNames() {
        return unknown;
    }

    /** Every name that may be set. */
    static Set<String> names() {
        return KNOWN.keySet();
    }

    private static Map<String, Kind> known() {
        var known = new TreeMap<String, Kind>();
        for (String name : List.of(
                "WHAPI_TOKEN",
                "WEBHOOK_SECRET",
                "WHAPI_CHANNEL_ID",
                "WHAPI_REPAIR_EVERY",
                "WHAPI_MEDIA_HOSTS",
                "OPENAI_API_KEY",
                "OPENAI_MODEL",
                "ACCESS_TOKEN_LIFETIME",
                "OIDC_NAME",
                "OIDC_CLIENT_ID",
                "OIDC_CLIENT_SECRET",
                "OIDC_ROLES_CLAIM",
                "OIDC_ADMIN_ROLE",
                "OIDC_AGENT_ROLE",
                "OIDC_ADMIN_CLIENT_ID",
                "OIDC_ADMIN_CLIENT_SECRET",
                "BOT_RULES_FILE",
                "CORS_ORIGINS",
                "TRUSTED_PROXIES",
                "BIND_ADDRESS",
                "DATA_DIR")) {
            known.put(name, Kind.TEXT);
        }
        known.put("ADMIN_NUMBERS", Kind.PHONES);
        for (String name : List.of("MEDIA_MAX_BYTES", "GATEWAY_RATE_LIMIT", "WHAPI_SENDS_PER_SECOND")) {
            known.put(name, Kind.NUMBER);
        }
        for (String name : List.of(
                "COMPILE_FOR_SPEED",
                "DEMO",
                "AGENTS_SEE_UNASSIGNED",
                "REOPEN_ON_MESSAGE",
                "READ_RECEIPTS",
                "SHOW_TYPING",
                "FETCH_PROFILES",
                "WHAPI_REPAIR")) {
            known.put(name, Kind.FLAG);
        }
        for (String name :
                List.of("WHAPI_BASE_URL", "OPENAI_BASE_URL", "PUBLIC_URL", "OIDC_ISSUER", "OIDC_DISCOVERY_URL")) {
            known.put(name, Kind.URL);
        }
        for (Ports.Use use : Ports.uses()) {
            known.put(use.variable(), Kind.PORT);
        }
        for (Service service : Service.values()) {
            known.put(service.heapVariable(), Kind.HEAP);
        }
        known.put(Kafka.HEAP_VARIABLE, Kind.HEAP);
        known.put(Keycloak.HEAP_VARIABLE, Kind.HEAP);
        return known;
    }
}
