package io.messagecenter.systemtests.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A line a row, on the terminal and in a file. */
final class Table {

    private static final Path FILE = Path.of("target", "faults.txt");

    private Table() {}

    static void head(long seed, double slowness) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.deleteIfExists(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line("seed %d, %d processors; by its start this machine is as busy as %.1f times a quiet one, so are the bounds"
                .formatted(seed, Runtime.getRuntime().availableProcessors(), slowness));
        line("%-6s %-52s %6s %6s %5s %5s %5s %5s %7s %6s %8s  %s"
                .formatted(
                        "",
                        "fault",
                        "sent",
                        "stored",
                        "lost",
                        "twice",
                        "order",
                        "again",
                        "unknown",
                        "review",
                        "recovery",
                        ""));
    }

    static void row(Row row, Trial trial, Verdict verdict) {
        line("%-6s %-52s %6d %6d %5d %5d %5d %5d %7d %6d %8s  %s"
                .formatted(
                        row.id(),
                        row.fault(),
                        trial.load().said(),
                        verdict.stored,
                        verdict.lost,
                        verdict.duplicated,
                        verdict.disordered,
                        verdict.again,
                        verdict.unknown,
                        verdict.review,
                        seconds(trial.recovery()),
                        verdict.green() ? "ok" : "RED"));
        line("       in flight when it struck: " + trial.inFlight());
        verdict.findings().stream().limit(12).forEach(finding -> line("       ! " + finding));
    }

    /** The row broke off before it could be judged. */
    static void broken(Row row, Throwable error) {
        line("%-6s %-52s broke off: %s  RED".formatted(row.id(), row.fault(), error));
    }

    private static String seconds(@Nullable Duration time) {
        return time == null ? "-" : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    static void line(String text) {
        System.out.println("faults| " + text);
        try {
            Files.writeString(FILE, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
