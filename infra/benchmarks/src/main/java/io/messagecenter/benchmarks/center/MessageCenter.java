package io.messagecenter.benchmarks.center;

import io.messagecenter.benchmarks.load.Webhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Message Center as {@code ./run} starts it, with its flags and fsync on, on free ports, with data of its own. */
public final class MessageCenter implements AutoCloseable {

    /** How the simulator names its channel, and so the account of all chats. */
    public static final String CHANNEL = "SIMULATOR-0001";

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Process launcher;
    private final Path data;
    private final Map<String, Part> parts;
    private final String databasePassword;

    private MessageCenter(Process launcher, Path data, Map<String, Part> parts) throws IOException {
        this.launcher = launcher;
        this.data = data;
        this.parts = parts;
        this.databasePassword =
                Files.readString(data.resolve("run/postgres.password")).strip();
    }

    /**
     * Starts it on empty data and waits until it is ready.
     *
     * @param root the project's folder
     * @param data is emptied first
     */
    public static MessageCenter start(Path root, Path data) {
        try {
            delete(data);
            Files.createDirectories(data);
            var output = data.resolveSibling(data.getFileName() + ".log");
            var builder = new ProcessBuilder(
                            root.resolve("run").toString(), "--no-build", "--ports", "auto", "--env-file", "/dev/null")
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeAll(List.of("WHAPI_TOKEN", "WHAPI_BASE_URL", "DEMO"));
            builder.environment().put("DATA_DIR", data.toString());
            builder.environment().put("WEBHOOK_SECRET", Webhooks.SECRET);
            builder.environment().put("GATEWAY_RATE_LIMIT", "0");
            builder.environment().put("ACCESS_TOKEN_LIFETIME", "60m");
            var launcher = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> thawAndEnd(launcher)));
            return awaitReady(launcher, data, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageCenter awaitReady(Process launcher, Path data, Path output) throws IOException {
        var addresses = data.resolve("run/addresses.json");
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(addresses)) {
            if (!launcher.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("./run did not get ready; see " + output);
            }
            Pause.millis(200);
        }
        var parts = new TreeMap<String, Part>();
        JsonMapper.shared()
                .readTree(addresses)
                .properties()
                .forEach(part -> parts.put(part.getKey(), part(part.getKey(), part.getValue())));
        return new MessageCenter(launcher, data, parts);
    }

    private static Part part(String name, JsonNode address) {
        return new Part(
                name,
                address.get("port").asInt(),
                address.path("management_port").asInt(0),
                address.get("pid").asLong());
    }

    /** A part by its short name: gateway, ingest, chat, kafka, postgres … */
    public Part part(String name) {
        var part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("no part is called " + name);
        }
        return part;
    }

    /** All parts. */
    public List<Part> parts() {
        return List.copyOf(parts.values());
    }

    /** Where its data and logs are. */
    public Path data() {
        return data;
    }

    /** Freezes all services but these; Kafka and PostgreSQL go on. */
    public void only(String... names) {
        var wanted = List.of(names);
        for (var part : parts.values()) {
            if (wanted.contains(part.name())
                    || part.name().equals("kafka")
                    || part.name().equals("postgres")) {
                part.thaw();
            } else {
                part.freeze();
            }
        }
    }

    /** Lets all parts go on. */
    public void everything() {
        parts.values().forEach(Part::thaw);
    }

    /** A connection's source for one of its databases. */
    public Database database(String name) {
        return new Database(part("postgres").port(), name, databasePassword);
    }

    /** Kafka, as programs beside the services use it. */
    public Broker broker() {
        return new Broker("127.0.0.1:" + part("kafka").port());
    }

    private static void thawAndEnd(Process launcher) {
        launcher.descendants().forEach(process -> {
            try {
                new ProcessBuilder("kill", "-CONT", Long.toString(process.pid()))
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        launcher.destroy();
        try {
            if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
                launcher.descendants().forEach(ProcessHandle::destroyForcibly);
                launcher.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops everything and deletes the data. */
    @Override
    public void close() {
        thawAndEnd(launcher);
        delete(data);
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
