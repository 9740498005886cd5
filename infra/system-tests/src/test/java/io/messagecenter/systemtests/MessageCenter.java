package io.messagecenter.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Message Center as {@code ./run} starts it, on free ports, with data of its own. */
public final class MessageCenter implements AutoCloseable {

    public static final JsonMapper JSON = new JsonMapper();

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    /** Longer than the launcher's own, which says what is late. */
    private static final Duration PATIENCE = Duration.ofMinutes(11);

    private final Process launcher;
    private final Path data;
    private final Path output;

    private MessageCenter(Process launcher, Path data, Path output) {
        this.launcher = launcher;
        this.data = data;
        this.output = output;
    }

    /** Starts it on this data and waits until it is ready. */
    public static MessageCenter start(Path data, Map<String, String> environment, String... options) {
        try {
            Files.createDirectories(data);
            var output = data.resolveSibling(data.getFileName() + ".log");
            var center = new MessageCenter(launch(data, output, environment, options), data, output);
            center.awaitReady();
            return center;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the launcher alone, for those who expect it to refuse. */
    static Process launch(Path data, Path output, Map<String, String> environment, String... options)
            throws IOException {
        var command = new ArrayList<>(
                List.of(ROOT.resolve("run").toString(), "--no-build", "--ports", "auto", "--env-file", "/dev/null"));
        command.addAll(Arrays.asList(options));
        var builder = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().removeAll(List.of("WHAPI_TOKEN", "WHAPI_BASE_URL", "WEBHOOK_SECRET", "DEMO"));
        builder.environment().put("DATA_DIR", data.toString());
        builder.environment().put("COMPILE_FOR_SPEED", "false"); // few minutes of work would not pay for it
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void awaitReady() {
        Awaitility.await("Message Center is ready; see " + output)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> Files.exists(addressFile()) || !launcher.isAlive());
        if (!launcher.isAlive()) {
            throw new IllegalStateException("./run ended:\n" + output());
        }
    }

    private Path addressFile() {
        return data.resolve("run/addresses.json");
    }

    Path data() {
        return data;
    }

    /** Everything that the launcher printed. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode address(String part) {
        try {
            return JSON.readTree(addressFile()).get(part);
        } catch (RuntimeException e) {
            throw new IllegalStateException("Message Center is not ready", e);
        }
    }

    /** The address of a part, by its name in {@code addresses.json}. */
    public String url(String part) {
        return address(part).get("url").asString();
    }

    public int port(String part) {
        return address(part).get("port").asInt();
    }

    public int managementPort(String part) {
        return address(part).get("management_port").asInt();
    }

    /** The process of a part: to kill it or to freeze it. */
    public ProcessHandle process(String part) {
        return ProcessHandle.of(address(part).get("pid").asLong()).orElseThrow();
    }

    /** Sends a signal, such as STOP or CONT, to a part. */
    public void signal(String part, String signal) {
        try {
            var pid = Long.toString(process(part).pid());
            var kill = new ProcessBuilder("kill", "-" + signal, pid).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException(part + " could not be signalled");
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Api api() {
        return new Api(url("gateway"));
    }

    public Simulator simulator() {
        return new Simulator(new Api(url("simulator")));
    }

    /** The launcher and all that it started. */
    List<ProcessHandle> processes() {
        var all = new ArrayList<>(launcher.descendants().toList());
        all.add(launcher.toHandle());
        return all;
    }

    /** Ends it as Ctrl-C does, and waits; does nothing when it has ended. */
    @Override
    public void close() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
                launcher.descendants().forEach(ProcessHandle::destroyForcibly);
                launcher.destroyForcibly();
                throw new IllegalStateException("./run did not end; see " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Deletes a folder of data, if it is there. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
