package io.messagecenter.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the operating system offers here. */
final class Machine {

    private static final List<String> INHERITED = List.of(
            "PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR", "JAVA_HOME", "JAVA_TOOL_OPTIONS");

    private Machine() {}

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    static boolean hasProgram(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /**
     * What goes before a command to take it out of the terminal's process group: Ctrl-C is for the launcher, which then stops
     * the parts in order. Where it is missing (macOS), the parts hear Ctrl-C as well and stop all at once.
     */
    static List<String> ownSession() {
        return hasProgram("setsid") ? List.of("setsid") : List.of();
    }

    /** What goes before a command that should only take what others leave of the processor. */
    static List<String> lowestPriority() {
        return hasProgram("nice") ? List.of("nice", "-n", "19") : List.of();
    }

    /** What every process needs of the environment, and nothing that could configure it by accident. */
    static Map<String, String> baseEnvironment() {
        var base = new LinkedHashMap<String, String>();
        for (String name : INHERITED) {
            String value = System.getenv(name);
            if (value != null) {
                base.put(name, value);
            }
        }
        return base;
    }

    /** The platform as the archives of PostgreSQL are named after it, such as {@code linux-amd64}. */
    static String platform() {
        String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        return system + "-" + (System.getProperty("os.arch").equals("aarch64") ? "arm64v8" : "amd64");
    }

    /**
     * Memory of processes, in bytes.
     *
     * @param resident all pages in memory, those that processes share counted once for each
     * @param proportional the same, shared pages counted once in all
     */
    record Memory(long resident, long proportional) {

        static final Memory NONE = new Memory(0, 0);

        Memory plus(Memory other) {
            return new Memory(resident + other.resident, proportional + other.proportional);
        }
    }

    /** What the process takes now; nothing where the system does not tell. */
    static Memory memory(long pid) {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"));
            return new Memory(bytes(lines, "Rss:"), bytes(lines, "Pss:"));
        } catch (IOException unknown) {
            return Memory.NONE;
        }
    }

    private static long bytes(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .sum();
    }
}
