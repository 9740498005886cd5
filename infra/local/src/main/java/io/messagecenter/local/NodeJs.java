package io.messagecenter.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Node.js and its package manager, as the dashboard's build needs them. */
final class NodeJs implements Dashboard.Npm {

    private static final int MAJOR = 20;
    private static final int MINOR = 9;
    private static final Pattern VERSION = Pattern.compile("v(\\d{1,4})\\.(\\d{1,4})\\..*", Pattern.DOTALL);

    private final Commands commands;
    private final Path directory;
    private final Path log;

    /** @param log gets what npm prints */
    NodeJs(Commands commands, Path directory, Path log) {
        this.commands = commands;
        this.directory = directory;
        this.log = log;
    }

    @Override
    public void run(String... arguments) throws IOException {
        var version = version();
        if (!isNewEnough(version)) {
            throw Refusal.state("The dashboard is built with Node.js " + MAJOR + "." + MINOR + " or newer, and "
                    + (version.isEmpty() ? "there is none" : version + " is too old")
                    + "; install it so that \"node\" and \"npm\" are found on the PATH.");
        }
        int exitCode;
        try {
            exitCode = commands.run(
                    directory,
                    log,
                    Map.of("NEXT_TELEMETRY_DISABLED", "1"),
                    Stream.concat(Stream.of("npm"), Arrays.stream(arguments)).toList());
        } catch (IOException noNpm) {
            throw Refusal.state("Node.js is there, but npm is not found on the PATH; the dashboard is built with it.");
        }
        if (exitCode != 0) {
            throw Refusal.state(
                    "\"npm " + String.join(" ", arguments) + "\" failed in dashboard/; " + log + " says why.");
        }
    }

    static boolean isNewEnough(String version) {
        var matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return false;
        }
        int major = Integer.parseInt(matcher.group(1));
        return major > MAJOR || major == MAJOR && Integer.parseInt(matcher.group(2)) >= MINOR;
    }

    /** As {@code node --version} tells it; empty when there is none. */
    private static String version() throws IOException {
        Process node;
        try {
            node = new ProcessBuilder(List.of("node", "--version")).start();
        } catch (IOException missing) {
            return "";
        }
        return new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
