package io.messagecenter.systemtests.faults;

import io.messagecenter.systemtests.Api;
import io.messagecenter.systemtests.MessageCenter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The system as {@code ./run} starts it, two instances of each service that may have two, with a {@link FaultProxy} in each of its
 * networks: from every service to Kafka, to PostgreSQL, from outbound to WHAPI, and in front of what has two instances.
 */
public final class Cluster implements AutoCloseable {

    static final String ACCOUNT = "SIMULATOR-0001";

    /** Shortened, so that a send of unclear fate is settled in seconds; the simulator lists at once. */
    private static final Map<String, String> SHORT_SETTLING = Map.of(
            "WHAPI_READTIMEOUT", "3s",
            "MESSAGECENTER_OUTBOUND_SENDING_CALLLASTS", "8s",
            "MESSAGECENTER_OUTBOUND_UNCLEAR_LOOKS", "2s,5s,9s",
            "MESSAGECENTER_OUTBOUND_CHANNEL_CIRCUIT_OPEN", "3s",
            "WHAPI_SENDS_PER_SECOND", "200");

    /** How long the start takes on two processors that have nothing else to do. */
    private static final Duration USUAL_START = Duration.ofSeconds(90);

    private static final Duration READINESS_EVERY = Duration.ofMillis(400);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final MessageCenter center;
    private final Path data;
    private final Map<String, FaultProxy> kafka = new LinkedHashMap<>();
    private final Map<String, FaultProxy> postgres = new LinkedHashMap<>();
    private final FaultProxy whapi;
    private final FaultProxy chats;
    private final FaultProxy ingests;
    private final Set<String> readyParts = ConcurrentHashMap.newKeySet();
    private final double slowness;
    private volatile boolean closed;

    public Cluster(Path data) {
        this.data = data;
        var environment = new LinkedHashMap<String, String>();
        for (var name : List.of("KAFKA_PORT", "KAFKA_CONTROLLER_PORT", "POSTGRES_PORT", "SIMULATOR_PORT")) {
            environment.put(name, String.valueOf(Ports.free()));
        }
        environment.put("GATEWAY_RATE_LIMIT", "0");
        environment.put("ADMIN_NUMBERS", "+62 811 9990 0001");
        var overrides = new ArrayList<String>();
        brokerBehindProxies(environment, overrides);
        var server = Integer.valueOf(environment.get("POSTGRES_PORT"));
        for (var service : List.of("chat", "outbound", "bot")) {
            postgres.put(service, FaultProxy.open(() -> List.of(server)));
            for (var part : parts(service)) {
                overrides.add("%s.SPRING_DATASOURCE_URL=jdbc:postgresql://127.0.0.1:%d/%s?ApplicationName=%s"
                        .formatted(part, postgres.get(service).port(), service, part));
            }
        }
        var simulator = Integer.valueOf(environment.get("SIMULATOR_PORT"));
        whapi = FaultProxy.open(() -> List.of(simulator));
        chats = FaultProxy.open(() -> portsOf("chat"));
        ingests = FaultProxy.open(() -> portsOf("ingest"));
        // They are started so often that compiling them well is not worth it.
        List.of("chat", "ingest", "gateway")
                .forEach(part -> overrides.add(part + ".JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=1"));
        overrides.add("outbound.WHAPI_BASE_URL=http://127.0.0.1:" + whapi.port());
        SHORT_SETTLING.forEach((name, value) -> overrides.add("outbound." + name + "=" + value));
        overrides.add("gateway.CHAT_URL=http://127.0.0.1:" + chats.port());
        overrides.add("gateway.WEBHOOK_URL=http://127.0.0.1:" + ingests.port());
        overrides.add("simulator.SIM_WEBHOOK_URL=http://127.0.0.1:" + ingests.port() + "/webhook/whapi");
        var begun = System.nanoTime();
        try {
            Files.createDirectories(data);
            var file = data.resolveSibling(data.getFileName() + ".overrides");
            Files.write(file, overrides);
            center = MessageCenter.start(
                    data,
                    environment,
                    "--fake-ai",
                    "--scale",
                    "chat=2,ingest=2,outbound=2",
                    "--overrides",
                    file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Stream.of("chat", "ingest")
                .flatMap(service -> parts(service).stream())
                .forEach(part -> Thread.startVirtualThread(() -> watchReadiness(part)));
        slowness = Math.clamp((double) (System.nanoTime() - begun) / USUAL_START.toNanos(), 1, 8);
    }

    /** One listener of the broker for each service: a client is told to come back to where it came from. */
    private void brokerBehindProxies(Map<String, String> environment, List<String> overrides) {
        var direct = "127.0.0.1:" + environment.get("KAFKA_PORT");
        var listeners = new StringBuilder(
                "PLAINTEXT://" + direct + ",CONTROLLER://127.0.0.1:" + environment.get("KAFKA_CONTROLLER_PORT"));
        var advertised = new StringBuilder("PLAINTEXT://" + direct);
        var protocols = new StringBuilder("PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        for (var service : List.of("chat", "ingest", "outbound", "bot")) {
            var port = Ports.free();
            var proxy = FaultProxy.open(() -> List.of(port));
            kafka.put(service, proxy);
            var name = service.toUpperCase();
            listeners.append(",%s://127.0.0.1:%d".formatted(name, port));
            advertised.append(",%s://127.0.0.1:%d".formatted(name, proxy.port()));
            protocols.append(",%s:PLAINTEXT".formatted(name));
            overrides.add(service + ".SPRING_KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:" + proxy.port());
        }
        overrides.add("kafka.listeners=" + listeners);
        overrides.add("kafka.advertised.listeners=" + advertised);
        overrides.add("kafka.listener.security.protocol.map=" + protocols);
    }

    /** The instances of a service. */
    static List<String> parts(String service) {
        return switch (service) {
            case "chat", "ingest", "outbound" -> List.of(service, service + "-2");
            default -> List.of(service);
        };
    }

    /** As a balancer has it: the instances that said lately that they are ready; all of them when none did. */
    private List<Integer> portsOf(String service) {
        var ready = parts(service).stream().filter(readyParts::contains).toList();
        return (ready.isEmpty() ? parts(service) : ready)
                .stream().map(this::port).toList();
    }

    private void watchReadiness(String part) {
        while (!closed) {
            if (isReady(part)) {
                readyParts.add(part);
            } else {
                readyParts.remove(part);
            }
            Trial.pause(READINESS_EVERY);
        }
    }

    public MessageCenter center() {
        return center;
    }

    /** How many times longer than on a machine with nothing else to do something may take; told by the start. */
    public Duration patience(Duration usual) {
        return Duration.ofMillis((long) (usual.toMillis() * slowness));
    }

    double slowness() {
        return slowness;
    }

    Path logs() {
        return data.resolve("logs");
    }

    int port(String part) {
        return center.port(part);
    }

    FaultProxy toKafka(String service) {
        return Objects.requireNonNull(kafka.get(service));
    }

    List<FaultProxy> toKafka() {
        return List.copyOf(kafka.values());
    }

    FaultProxy toPostgres(String service) {
        return Objects.requireNonNull(postgres.get(service));
    }

    List<FaultProxy> toPostgres() {
        return List.copyOf(postgres.values());
    }

    FaultProxy toWhapi() {
        return whapi;
    }

    Api simulator() {
        return new Api(center.url("simulator"));
    }

    String kafkaAddress() {
        return "127.0.0.1:" + port("kafka");
    }

    String databaseUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=messagecenter&password=%s&connectTimeout=2&socketTimeout=20&ApplicationName=faults"
                .formatted(port("postgres"), database, read(data.resolve("run/postgres.password")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void freeze(String part) {
        center.signal(part, "STOP");
    }

    void thaw(String part) {
        center.signal(part, "CONT");
    }

    /** Asks it to end in order, as a new version that is rolled out does. */
    void terminate(String part) {
        center.signal(part, "TERM");
    }

    void kill(String part) {
        center.process(part).destroyForcibly();
    }

    long pid(String part) {
        return center.process(part).pid();
    }

    boolean isAlive(String part) {
        try {
            return center.process(part).isAlive();
        } catch (RuntimeException gone) {
            return false;
        }
    }

    /** Whether the part says that it is well, within a second. */
    boolean isHealthy(String part) {
        return health(part, "/actuator/health");
    }

    /** Kafka and PostgreSQL have no word of their own: they are ready when they run. */
    boolean isReady(String part) {
        return part.equals("kafka") || part.equals("postgres") || health(part, "/actuator/health/readiness");
    }

    private boolean health(String part, String path) {
        try {
            var uri = URI.create("http://127.0.0.1:" + center.managementPort(part) + path);
            var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2));
            return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException | RuntimeException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends all faults: what is frozen runs, what is cut is whole. Killed parts are started again by the launcher. */
    void heal() {
        for (var part :
                List.of("kafka", "postgres", "chat", "chat-2", "ingest", "ingest-2", "outbound", "outbound-2", "bot")) {
            if (isAlive(part)) {
                thaw(part);
            }
        }
        toKafka().forEach(FaultProxy::heal);
        toPostgres().forEach(FaultProxy::heal);
        whapi.heal();
        simulator().put("/sim/faults", Map.of()).expect(200);
    }

    @Override
    public void close() {
        closed = true;
        center.close();
        kafka.values().forEach(FaultProxy::close);
        postgres.values().forEach(FaultProxy::close);
        List.of(whapi, chats, ingests).forEach(FaultProxy::close);
    }
}
