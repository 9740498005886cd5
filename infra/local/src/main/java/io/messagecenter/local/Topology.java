package io.messagecenter.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What runs and what each part is told: which services, and the environment variables of each. docker-compose.yml passes the
 * same variables; a test holds the two together.
 */
final class Topology {

    /** The role that owns the databases, and its password beside the data. */
    static final String DATABASE_ROLE = "messagecenter";

    private static final String SIMULATED_CHANNEL = "SIMULATOR-0001";
    private static final String LOOPBACK = "127.0.0.1";

    private final Settings settings;
    private final Ports ports;
    private final Path data;
    private final Path dashboard;
    private final String bind;
    private final String databasePassword;
    private final boolean fakeAi;
    private final Keycloak.@Nullable Access keycloak;
    private final Scale scale;

    /**
     * @param dashboard the folder with the dashboard's pages
     * @param bind the address of what people open in a browser; everything else listens on the loopback interface
     * @param keycloak the one that runs here; null if none does
     */
    Topology(
            Settings settings,
            Ports ports,
            Path data,
            Path dashboard,
            String bind,
            String databasePassword,
            boolean fakeAi,
            Keycloak.@Nullable Access keycloak,
            Scale scale) {
        this.settings = settings;
        this.ports = ports;
        this.data = data;
        this.dashboard = dashboard;
        this.bind = bind;
        this.databasePassword = databasePassword;
        this.fakeAi = fakeAi;
        this.keycloak = keycloak;
        this.scale = scale;
    }

    /** Whether WhatsApp is played by the simulator, because there is no token for the real one. */
    boolean simulated() {
        return settings.text("WHAPI_TOKEN").isEmpty();
    }

    boolean demo() {
        return settings.flag("DEMO", simulated());
    }

    List<Service> services() {
        var services = new ArrayList<>(List.of(Service.values()));
        if (!simulated()) {
            services.remove(Service.SIMULATOR);
        }
        if (!fakeAi) {
            services.remove(Service.FAKE_AI);
        }
        return services;
    }

    /** The processes of all services. */
    List<Instance> instances() {
        return services().stream()
                .flatMap(service -> scale.instancesOf(service).stream())
                .toList();
    }

    /** The address at which the service's API answers on this machine: that of its first instance. */
    String url(Service service) {
        return url(Instance.first(service));
    }

    String url(Instance instance) {
        return "http://" + LOOPBACK + ":" + ports.of(instance);
    }

    /** The address that says whether the instance is ready. */
    String readinessUrl(Instance instance) {
        return switch (instance.service()) {
            case SIMULATOR -> url(instance) + "/actuator/health";
            case FAKE_AI -> url(instance) + "/health";
            default -> "http://" + LOOPBACK + ":" + ports.managementOf(instance) + "/actuator/health/readiness";
        };
    }

    /** The address on which a service listens: only the two with a page for people ever leave this machine. */
    String bindAddress(Service service) {
        return service == Service.GATEWAY || service == Service.SIMULATOR ? bind : LOOPBACK;
    }

    /** The name under which a person's browser reaches the service. */
    String hostForPeople(Service service) {
        return hostForPeople(bindAddress(service));
    }

    static String hostForPeople(String address) {
        return address.equals(LOOPBACK) || address.equals("0.0.0.0") || address.equals("::") ? "localhost" : address;
    }

    Keycloak.@Nullable Access keycloak() {
        return keycloak;
    }

    /** The environment of a service's first instance, without what every process needs (PATH and the like). */
    Map<String, String> variables(Service service) {
        return variables(Instance.first(service));
    }

    Map<String, String> variables(Instance instance) {
        Service service = instance.service();
        var variables = new LinkedHashMap<String, String>();
        variables.put("SERVER_ADDRESS", bindAddress(service));
        variables.put("SERVER_PORT", String.valueOf(ports.of(instance)));
        if (service.hasManagementPort()) {
            variables.put("MANAGEMENT_SERVER_ADDRESS", LOOPBACK);
            variables.put("MANAGEMENT_SERVER_PORT", String.valueOf(ports.managementOf(instance)));
        }
        switch (service) {
            case GATEWAY -> {
                variables.put("AUTH_URL", url(Service.AUTH));
                variables.put("CHAT_URL", url(Service.CHAT));
                variables.put("WEBHOOK_URL", url(Service.INGEST));
                variables.put("BOT_URL", url(Service.BOT));
                variables.put("OUTBOUND_URL", url(Service.OUTBOUND));
                variables.put("DASHBOARD_DIR", dashboard.toString());
                copy(
                        variables,
                        "PUBLIC_URL",
                        "MEDIA_MAX_BYTES",
                        "CORS_ORIGINS",
                        "TRUSTED_PROXIES",
                        "GATEWAY_RATE_LIMIT");
            }
            case AUTH -> {
                databaseAndKafka(variables, service);
                variables.put("AUTH_JWKS_URI", jwksUri());
                variables.put("DEMO", String.valueOf(demo()));
                copy(variables, "PUBLIC_URL", "ACCESS_TOKEN_LIFETIME");
                provider(variables);
            }
            case CHAT -> {
                databaseAndKafka(variables, service);
                variables.put("AUTH_JWKS_URI", jwksUri());
                variables.put("BLOB_DIR", data.resolve("blobs").toString());
                variables.put("DEMO", String.valueOf(demo()));
                copy(
                        variables,
                        "AGENTS_SEE_UNASSIGNED",
                        "REOPEN_ON_MESSAGE",
                        "READ_RECEIPTS",
                        "SHOW_TYPING",
                        "FETCH_PROFILES",
                        "MEDIA_MAX_BYTES");
                // The account of chats that we begin: what the simulator calls itself, as one would set for a real
                // channel.
                channel().ifPresent(channel -> variables.put("WHAPI_CHANNEL_ID", channel));
            }
            case INGEST -> {
                kafka(variables);
                variables.put("REQUIRE_WEBHOOK_SECRET", "false");
                copy(variables, "WEBHOOK_SECRET", "WHAPI_CHANNEL_ID");
            }
            case BOT -> {
                databaseAndKafka(variables, service);
                variables.put("AUTH_JWKS_URI", jwksUri());
                variables.put("SIMULATOR", String.valueOf(simulated()));
                copy(variables, "ADMIN_NUMBERS", "WEBHOOK_SECRET", "BOT_RULES_FILE", "OPENAI_MODEL");
                if (fakeAi) {
                    variables.put("OPENAI_BASE_URL", url(Service.FAKE_AI) + "/v1");
                    variables.put("OPENAI_API_KEY", "fake");
                } else {
                    copy(variables, "OPENAI_BASE_URL", "OPENAI_API_KEY");
                }
            }
            case OUTBOUND -> {
                databaseAndKafka(variables, service);
                variables.put("AUTH_JWKS_URI", jwksUri());
                variables.put("SIMULATOR", String.valueOf(simulated()));
                // The simulator reaches us on this machine, whatever people call us.
                if (simulated()) {
                    variables.put("PUBLIC_URL", url(Service.GATEWAY));
                } else {
                    copy(variables, "PUBLIC_URL");
                }
                copy(variables, "WEBHOOK_SECRET");
                variables.put("BLOB_DIR", data.resolve("blobs").toString());
                variables.put("WHAPI_TOKEN", settings.text("WHAPI_TOKEN").orElse("simulated"));
                whapiBaseUrl().ifPresent(url -> variables.put("WHAPI_BASE_URL", url));
                copy(
                        variables,
                        "WHAPI_CHANNEL_ID",
                        "WHAPI_SENDS_PER_SECOND",
                        "WHAPI_REPAIR",
                        "WHAPI_REPAIR_EVERY",
                        "WHAPI_MEDIA_HOSTS",
                        "MEDIA_MAX_BYTES");
            }
            case SIMULATOR -> {
                variables.put("SIM_WEBHOOK_URL", url(Service.GATEWAY) + "/webhook/whapi");
                channel().ifPresent(channel -> variables.put("SIM_CHANNEL_ID", channel));
                copy(variables, "WEBHOOK_SECRET");
            }
            case FAKE_AI -> {}
        }
        return variables;
    }

    private Optional<String> channel() {
        return settings.text("WHAPI_CHANNEL_ID")
                .or(() -> simulated() ? Optional.of(SIMULATED_CHANNEL) : Optional.empty());
    }

    private String jwksUri() {
        return url(Service.AUTH) + "/.well-known/jwks.json";
    }

    private Optional<String> whapiBaseUrl() {
        return simulated() ? Optional.of(url(Service.SIMULATOR)) : settings.text("WHAPI_BASE_URL");
    }

    /** The Keycloak that runs here, or whatever provider the settings name. */
    private void provider(Map<String, String> variables) {
        if (keycloak == null) {
            copy(
                    variables,
                    "OIDC_ISSUER",
                    "OIDC_DISCOVERY_URL",
                    "OIDC_NAME",
                    "OIDC_CLIENT_ID",
                    "OIDC_CLIENT_SECRET",
                    "OIDC_ROLES_CLAIM",
                    "OIDC_ADMIN_ROLE",
                    "OIDC_AGENT_ROLE",
                    "OIDC_ADMIN_CLIENT_ID",
                    "OIDC_ADMIN_CLIENT_SECRET");
            return;
        }
        variables.put("OIDC_ISSUER", keycloak.issuer());
        variables.put("OIDC_NAME", settings.text("OIDC_NAME").orElse("Keycloak"));
        variables.put("OIDC_CLIENT_ID", keycloak.loginClient());
        variables.put("OIDC_CLIENT_SECRET", keycloak.loginSecret());
        variables.put("OIDC_ADMIN_CLIENT_ID", keycloak.usersClient());
        variables.put("OIDC_ADMIN_CLIENT_SECRET", keycloak.usersSecret());
    }

    private void databaseAndKafka(Map<String, String> variables, Service service) {
        variables.put(
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://%s:%d/%s".formatted(LOOPBACK, ports.number(Ports.POSTGRES), service.database()));
        variables.put("SPRING_DATASOURCE_USERNAME", DATABASE_ROLE);
        variables.put("SPRING_DATASOURCE_PASSWORD", databasePassword);
        kafka(variables);
    }

    private void kafka(Map<String, String> variables) {
        variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", LOOPBACK + ":" + ports.number(Ports.KAFKA));
    }

    private void copy(Map<String, String> variables, String... names) {
        for (String name : names) {
            settings.text(name).ifPresent(value -> variables.put(name, value));
        }
    }
}
