package io.messagecenter.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the Java processes are started: small, since a dozen of them share one machine. */
final class Jvm {

    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xms32m",
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxMetaspaceSize=192m",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** The usual largest heap of a service. */
    static final String SERVICE_HEAP = "192m";

    private Jvm() {}

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** The beginning of a command that runs Java with this largest heap. */
    static List<String> command(String heap) {
        var command = new ArrayList<String>();
        command.add(java().toString());
        command.addAll(FLAGS);
        command.add("-Xmx" + heap);
        return command;
    }
}
