package io.messagecenter.benchmarks.center;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A process of the system.
 *
 * @param managementPort where its metrics are; 0 if it has none
 */
public record Part(String name, int port, int managementPort, long pid) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** Stops the process and its children where they stand, so that they take no time from what is measured. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets them go on. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        var command = new ArrayList<>(List.of("kill", "-" + signal, Long.toString(pid)));
        ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .forEach(child -> command.add(Long.toString(child.pid())));
        try {
            new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The words of its command line. */
    public List<String> command() {
        return words("cmdline");
    }

    /** Its environment. */
    public Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        for (var entry : words("environ")) {
            var equals = entry.indexOf('=');
            if (equals > 0) {
                environment.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        return environment;
    }

    private List<String> words(String file) {
        try {
            return Arrays.asList(
                    Files.readString(Path.of("/proc", Long.toString(pid), file)).split("\0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The largest heap that it may have, as its command line says. */
    public String heap() {
        return command().stream()
                .filter(word -> word.startsWith("-Xmx"))
                .map(word -> word.substring(4))
                .findFirst()
                .orElse("?");
    }

    /** The sum of a metric over all its tags; NaN if it is not there. */
    public double metric(String name) {
        return metric(name, "");
    }

    /** The sum of a metric over those of its lines that have this tag. */
    public double metric(String name, String tag) {
        return get(managementPort, "/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> line.contains(tag))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .reduce(Double::sum)
                .orElse(Double.NaN);
    }

    boolean isReady() {
        try {
            return !get(managementPort, "/actuator/health/readiness").isEmpty();
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static String get(int port, String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            var response = HTTP.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200 ? response.body() : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
