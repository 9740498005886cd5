package io.messagecenter.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A Kafka broker of one node (KRaft) as a process of its own, its records below {@code home}. */
final class Kafka {

    static final String HEAP_VARIABLE = "KAFKA_HEAP";

    private static final String NAME = "kafka";
    private static final String HEAP = "256m";

    /** Any constant will do: no other broker ever joins. */
    private static final String CLUSTER_ID = "MkU3OEVBNTcwNTJENDM2Qk";

    private static final int CONNECT_MILLIS = 500;

    private final Path libraries;
    private final Path home;
    private final Ports ports;
    private final Settings settings;
    private final Map<String, String> overrides;

    /**
     * @param libraries the folder with the broker's jars
     * @param overrides properties that replace our own
     */
    Kafka(Path libraries, Path home, Ports ports, Settings settings, Map<String, String> overrides) {
        this.libraries = libraries;
        this.home = home;
        this.ports = ports;
        this.settings = settings;
        this.overrides = overrides;
    }

    /** Formats the storage when it is new, and says how to start the broker. */
    Part prepare(Commands commands, Path output) throws IOException {
        Files.createDirectories(home);
        Path configuration = home.resolve("server.properties");
        Files.write(
                configuration,
                properties().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
        Path logging = home.resolve("log4j2.xml");
        try (var source = Kafka.class.getResourceAsStream("/kafka-log4j2.xml")) {
            Files.write(logging, Objects.requireNonNull(source).readAllBytes());
        }
        if (!Files.exists(home.resolve("data/meta.properties"))) {
            format(commands, configuration, logging, output);
        }
        var command = new ArrayList<>(Machine.ownSession());
        command.addAll(java(logging));
        command.addAll(List.of("kafka.Kafka", configuration.toString()));
        return new Part(NAME, command, Machine.baseEnvironment(), home, this::accepts, Part.StopSignal.TERM);
    }

    private void format(Commands commands, Path configuration, Path logging, Path output) throws IOException {
        var command = java(logging);
        command.addAll(List.of(
                "kafka.tools.StorageTool",
                "format",
                "-t",
                CLUSTER_ID,
                "-c",
                configuration.toString(),
                "--ignore-formatted"));
        if (commands.run(home, output, Map.of(), command) != 0) {
            throw Refusal.state("Kafka's storage in " + home + " could not be prepared; " + output + " says why.");
        }
    }

    private List<String> java(Path logging) {
        var command = Jvm.command(settings.text(HEAP_VARIABLE).orElse(HEAP), settings.compilesForSpeed());
        command.addAll(List.of("-Dlog4j2.configurationFile=" + logging, "-cp", libraries + "/*"));
        return command;
    }

    private boolean accepts() {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.number(Ports.KAFKA)), CONNECT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Map<String, String> properties() {
        String broker = "127.0.0.1:" + ports.number(Ports.KAFKA);
        String controller = "127.0.0.1:" + ports.number(Ports.KAFKA_CONTROLLER);
        var properties = new LinkedHashMap<String, String>();
        properties.put("listeners", "PLAINTEXT://" + broker + ",CONTROLLER://" + controller);
        properties.put("advertised.listeners", "PLAINTEXT://" + broker);
        properties.put("controller.quorum.voters", "1@" + controller);
        properties.put("log.dirs", home.resolve("data").toString());
        properties.putAll(brokerSettings());
        properties.putAll(smallness());
        properties.putAll(overrides);
        return properties;
    }

    /** What shapes the broker's behaviour; docker-compose.yml sets the same. */
    static Map<String, String> brokerSettings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("auto.create.topics.enable", "false");
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // A killed broker is let in again once its old session has ended: after 3 s instead of 9.
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        return settings;
    }

    /** One machine, one user: fewer partitions for the bookkeeping, fewer threads, less memory. */
    private static Map<String, String> smallness() {
        return Map.of(
                "offsets.topic.num.partitions", "3",
                "transaction.state.log.num.partitions", "3",
                "share.coordinator.state.topic.num.partitions", "3",
                "num.network.threads", "2",
                "num.io.threads", "2",
                "background.threads", "2",
                "log.cleaner.threads", "1",
                "log.cleaner.dedupe.buffer.size", "16777216");
    }
}
