package io.messagecenter.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the Java processes are started: small, since a dozen of them share one machine. */
final class Jvm {

    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xms32m",
            "-XX:MaxMetaspaceSize=192m",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** Starts faster and stays smaller, but runs at half the speed once warm: for what is not on every message's way. */
    private static final String QUICK_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    /** The usual largest heap of a service. */
    static final String SERVICE_HEAP = "192m";

    private Jvm() {}

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /**
     * The beginning of a command that runs Java with this largest heap.
     *
     * @param busy whether it is worth compiling its code well
     */
    static List<String> command(String heap, boolean busy) {
        var command = new ArrayList<String>();
        command.add(java().toString());
        command.addAll(FLAGS);
        if (!busy) {
            command.add(QUICK_COMPILER_ONLY);
        }
        command.add("-Xmx" + heap);
        return command;
    }
}
