package io.messagecenter.benchmarks;

import io.messagecenter.benchmarks.accounts.Accounts;
import io.messagecenter.benchmarks.center.Machine;
import io.messagecenter.benchmarks.center.MessageCenter;
import io.messagecenter.benchmarks.figures.Figure;
import io.messagecenter.benchmarks.figures.Goal;
import io.messagecenter.benchmarks.figures.Html;
import io.messagecenter.benchmarks.figures.Table;
import io.messagecenter.benchmarks.inbox.Inbox;
import io.messagecenter.benchmarks.pipeline.Ingest;
import io.messagecenter.benchmarks.pipeline.Persist;
import io.messagecenter.benchmarks.pipeline.Recovery;
import io.messagecenter.benchmarks.pipeline.Relay;
import io.messagecenter.benchmarks.pipeline.Settings;
import io.messagecenter.benchmarks.pipeline.Stream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What {@code ./bench} runs: measures what was asked for, prints the table and writes the report. */
public final class Bench {

    private static final int MISSED = 1;
    private static final int USAGE = 2;

    private final Options options;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> facts = new ArrayList<>();

    private Bench(Options options) {
        this.options = options;
    }

    /** Ends with 1 if a floor was missed, with 2 if the arguments cannot be understood. */
    public static void main(String[] arguments) throws IOException {
        var root = Path.of(System.getProperty("message-center.root")).toAbsolutePath();
        Options options;
        try {
            var data = System.getenv("DATA_DIR");
            options = Options.of(root, data == null ? root.resolve("target/bench-data") : Path.of(data), arguments);
        } catch (IllegalArgumentException slip) {
            System.err.println("./bench: " + slip.getMessage() + "; ./bench --help explains.");
            System.exit(USAGE);
            return;
        }
        System.exit(new Bench(options).run() ? 0 : MISSED);
    }

    private boolean run() throws IOException {
        var began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        fact(began + ", "
                + Machine.look(options.data().toAbsolutePath().resolveSibling("fsync"))
                        .told());
        fact("%d rounds of %d s, services with ./run's own JVM flags, fsync on, TLS off"
                .formatted(options.rounds(), options.length().toSeconds()));
        if (Options.RATIOS.stream().anyMatch(options::asksFor)) {
            try (var center = MessageCenter.start(options.root(), options.data())) {
                pipeline(center);
            }
        }
        if (options.asksFor(Options.INBOX)) {
            try (var center = MessageCenter.start(options.root(), options.data())) {
                var settings = new Settings(options.rounds(), options.length());
                measure(Options.INBOX, () -> new Inbox(center, settings, options.messages()).measure());
            }
        }
        if (options.asksFor(Options.ACCOUNTS)) {
            try (var center = MessageCenter.start(options.root(), options.data())) {
                var settings = new Settings(options.rounds(), options.length());
                measure(Options.ACCOUNTS, () -> new Accounts(center, settings).measure());
            }
        }
        fact("took " + ChronoUnit.SECONDS.between(began, Instant.now()) + " s");
        System.out.println();
        Table.lines(figures).forEach(System.out::println);
        var report = options.root().resolve("target/bench-" + String.join("-", options.names()) + ".html");
        Files.createDirectories(report.getParent());
        Files.writeString(report, Html.page(facts, figures));
        System.out.println(
                "\nThe report with all rounds and latencies: " + options.root().relativize(report));
        return figures.stream().noneMatch(figure -> figure.verdict() == Goal.Verdict.MISSED);
    }

    private void pipeline(MessageCenter center) {
        var settings = new Settings(options.rounds(), options.length());
        measure("stream", () -> new Stream(center, settings).measure());
        measure("ingest", () -> new Ingest(center, settings).measure());
        measure("persist", () -> new Persist(center, settings).measure());
        measure("relay", () -> new Relay(center, settings).measure());
        measure("recovery", () -> new Recovery(center, options.outage()).measure());
    }

    private void measure(String name, Supplier<List<Figure>> benchmark) {
        if (options.asksFor(name)) {
            System.out.println("  measuring " + name);
            figures.addAll(benchmark.get());
        }
    }

    private void fact(String words) {
        facts.add(words);
        System.out.println("  " + words);
    }
}
