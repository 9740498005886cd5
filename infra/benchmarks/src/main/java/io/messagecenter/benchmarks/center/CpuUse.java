package io.messagecenter.benchmarks.center;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much of the machine each process used between two moments, the generator among them. */
public final class CpuUse {

    /** What the benchmark's own process is called: it generates the load. */
    public static final String GENERATOR = "generator";

    private static final double TICKS_PER_SECOND = 100;

    private final Map<String, List<Long>> pids = new LinkedHashMap<>();
    private final Map<String, Long> before = new LinkedHashMap<>();
    private final long began = System.nanoTime();

    private CpuUse(List<Part> parts) {
        pids.put(GENERATOR, List.of(ProcessHandle.current().pid()));
        parts.forEach(part -> pids.put(part.name(), withChildren(part.pid())));
        pids.forEach((name, ids) -> before.put(name, ticks(ids)));
    }

    private static List<Long> withChildren(long pid) {
        var ids = new ArrayList<>(List.of(pid));
        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).forEach(child -> ids.add(child.pid()));
        return ids;
    }

    /** Starts to look. */
    public static CpuUse of(List<Part> parts) {
        return new CpuUse(parts);
    }

    /** The share of the whole machine, 0 to 1, of each process that used more than a hundredth. */
    public Map<String, Double> shares() {
        var available =
                (System.nanoTime() - began) / 1e9 * Runtime.getRuntime().availableProcessors() * TICKS_PER_SECOND;
        var shares = new LinkedHashMap<String, Double>();
        pids.forEach((name, ids) -> {
            var share = (ticks(ids) - before.getOrDefault(name, 0L)) / available;
            if (share >= 0.01) {
                shares.put(name, share);
            }
        });
        return shares;
    }

    /** The shares as a sentence. */
    public String told() {
        return String.join(
                ", ",
                shares().entrySet().stream()
                        .map(e -> String.format(Locale.ROOT, "%s %.0f %%", e.getKey(), e.getValue() * 100))
                        .toList());
    }

    private static long ticks(List<Long> pids) {
        return pids.stream().mapToLong(CpuUse::ticks).sum();
    }

    /** User and system time: the 14th and 15th field, counted after the name in parentheses. */
    private static long ticks(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (IOException gone) {
            return 0;
        }
    }
}
