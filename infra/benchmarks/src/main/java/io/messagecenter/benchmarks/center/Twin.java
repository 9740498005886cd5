package io.messagecenter.benchmarks.center;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A second process of a service that runs: the same program, flags and environment on other ports, but for what is to be compared.
 */
public final class Twin implements AutoCloseable {

    private final Process process;
    private final Part part;

    private Twin(Process process, Part part) {
        this.process = process;
        this.part = part;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param classPath what comes before the service's own classes; may be empty
     * @param environment what is different in the environment
     */
    public static Twin of(Part original, String name, Path log, List<Path> classPath, Map<String, String> environment) {
        try {
            int port = freePort();
            int management = freePort();
            var builder = new ProcessBuilder(command(original.command(), classPath))
                    .directory(Path.of("/proc", Long.toString(original.pid()), "cwd")
                            .toRealPath()
                            .toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().clear();
            builder.environment().putAll(original.environment());
            builder.environment().put("SERVER_PORT", Integer.toString(port));
            builder.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(management));
            builder.environment().putAll(environment);
            var process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            var part = new Part(name, port, management, process.pid());
            Pause.until(name + " is ready; see " + log, Duration.ofMinutes(2), part::isReady);
            return new Twin(process, part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code java … -jar X} becomes {@code java … -cp more:X Main}, since {@code -jar} takes no class path. */
    private static List<String> command(List<String> original, List<Path> classPath) throws IOException {
        var command = new ArrayList<>(original);
        int jar = command.indexOf("-jar");
        if (classPath.isEmpty() || jar < 0) {
            return command;
        }
        var program = command.get(jar + 1);
        var path = new ArrayList<>(classPath.stream().map(Path::toString).toList());
        path.add(program);
        try (var file = new java.util.jar.JarFile(program)) {
            command.set(jar + 1, String.join(":", path));
            command.add(jar + 2, file.getManifest().getMainAttributes().getValue("Main-Class"));
        }
        command.set(jar, "-cp");
        return command;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The process as a part of the system. */
    public Part part() {
        return part;
    }

    @Override
    public void close() {
        part.thaw();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
