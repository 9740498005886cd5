package io.messagecenter.benchmarks.center;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * What everything runs on.
 *
 * @param load the load average of the last minute when the benchmark began
 * @param fsyncMillis how long the disk takes to keep 8 KiB for good, the median of many
 */
public record Machine(
        String processor, int cores, double memoryGib, String system, String java, double load, double fsyncMillis) {

    private static final int SYNCS = 200;

    /** @param file is written for a moment, on the disk that counts */
    public static Machine look(Path file) {
        return new Machine(
                value("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                Double.parseDouble(value("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024 / 1024,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                loadAverage(),
                fsync(file));
    }

    private static double loadAverage() {
        return Double.parseDouble(read("/proc/loadavg").split(" ")[0]);
    }

    private static String value(String file, String name) {
        return read(file)
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("0");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double fsync(Path file) {
        var nanos = new long[SYNCS];
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                for (int i = 0; i < SYNCS; i++) {
                    var began = System.nanoTime();
                    channel.write(ByteBuffer.allocate(8192));
                    channel.force(false);
                    nanos[i] = System.nanoTime() - began;
                }
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Arrays.sort(nanos);
        return nanos[SYNCS / 2] / 1e6;
    }

    /** In one line. */
    public String told() {
        return String.format(
                Locale.ROOT,
                "%d cores (%s), %.0f GiB, %s, %s; fsync of 8 KiB %.2f ms; load before %.2f",
                cores,
                processor,
                memoryGib,
                system,
                java,
                fsyncMillis,
                load);
    }
}
