package io.messagecenter.local;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The programs of this project that {@code ./run} starts, in the order in which they are stopped. */
enum Service {
    GATEWAY("gateway", "gateway-service", 8000, 8100, null),
    INGEST("ingest", "webhook-ingest-service", 8003, 8103, null),
    SIMULATOR("simulator", "infra/whapi-simulator", 8900, 0, null),
    FAKE_AI("fake-ai", "infra/fake-ai", 8910, 0, null),
    BOT("bot", "bot-service", 8004, 8104, "bot"),
    OUTBOUND("outbound", "outbound-whapi-service", 8005, 8105, "outbound"),
    CHAT("chat", "chat-service", 8002, 8102, "chat"),
    AUTH("auth", "auth-service", 8001, 8101, "auth");

    private final String label;
    private final String module;
    private final int port;
    private final int managementPort;
    private final @Nullable String database;

    Service(String label, String module, int port, int managementPort, @Nullable String database) {
        this.label = label;
        this.module = module;
        this.port = port;
        this.managementPort = managementPort;
        this.database = database;
    }

    /** Whether it works on every message that comes in, or hashes passwords, which the first compiler makes five times as slow. */
    boolean isBusy() {
        return this == GATEWAY || this == INGEST || this == CHAT || this == AUTH;
    }

    /** Its short name, in logs and tables. */
    String label() {
        return label;
    }

    /** Its folder in the project. */
    String module() {
        return module;
    }

    /** The name of its module without folders: its jar's, and its service's in docker-compose.yml. */
    String artifact() {
        return module.substring(module.lastIndexOf('/') + 1);
    }

    int defaultPort() {
        return port;
    }

    /** Where the actuator answers, 0 if on the port itself. */
    int defaultManagementPort() {
        return managementPort;
    }

    boolean hasManagementPort() {
        return managementPort != 0;
    }

    @Nullable String database() {
        return database;
    }

    String portVariable() {
        return name() + "_PORT";
    }

    String managementPortVariable() {
        return name() + "_MANAGEMENT_PORT";
    }

    /** Overrides the largest heap of this one service, as in {@code CHAT_HEAP=384m}. */
    String heapVariable() {
        return name() + "_HEAP";
    }

    static Stream<String> databases() {
        return Stream.of(values())
                .flatMap(service -> Stream.ofNullable(service.database()))
                .sorted();
    }
}
