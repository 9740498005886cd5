package io.messagecenter.benchmarks.pipeline;

import io.messagecenter.benchmarks.baseline.WithoutKafka;
import io.messagecenter.benchmarks.center.CpuUse;
import io.messagecenter.benchmarks.center.MessageCenter;
import io.messagecenter.benchmarks.center.Part;
import io.messagecenter.benchmarks.center.Twin;
import io.messagecenter.benchmarks.figures.Figure;
import io.messagecenter.benchmarks.figures.Goal;
import io.messagecenter.benchmarks.load.Answers;
import io.messagecenter.benchmarks.load.HttpLoad;
import io.messagecenter.benchmarks.load.LoadResult;
import io.messagecenter.benchmarks.load.Webhooks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many webhooks a second are answered 200: by the service as it is, by the same service without Kafka, by the same service
 * without traces and metrics, and through the gateway. The other services are frozen.
 */
public final class Ingest {

    private static final int CONNECTIONS = 64;
    private static final int CUSTOMERS = 2_000;
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    /** Reactive code takes its compiler the longest, and a machine at its maximum leaves the compiler no time. */
    private static final double GENTLE = 300;

    private static final Duration GENTLE_WARM_UP = Duration.ofSeconds(90);

    /** Boot's switches for all metrics, all observations, and spans. */
    private static final Map<String, String> UNOBSERVED = Map.of(
            "MANAGEMENT_METRICS_ENABLE_ALL", "false",
            "MANAGEMENT_OBSERVATIONS_ENABLE_ALL", "false",
            "MANAGEMENT_TRACING_EXPORT_ENABLED", "false");

    private final MessageCenter center;
    private final Settings settings;

    public Ingest(MessageCenter center, Settings settings) {
        this.center = center;
        this.settings = settings;
    }

    /** One of those that are compared. */
    private final class Contender implements AutoCloseable {

        private final Part process;
        private final List<Part> watched;
        private final HttpLoad load;
        private final List<Double> rates = new ArrayList<>();
        private String told = "";

        /** @param entrance where the requests go */
        Contender(Part entrance, List<Part> processes) {
            this.process = entrance;
            this.watched = new ArrayList<>(processes);
            watched.add(center.part("kafka"));
            var webhooks = new Webhooks(entrance.port(), MessageCenter.CHANNEL, CUSTOMERS);
            this.load = new HttpLoad(entrance.port(), CONNECTIONS, webhooks, Answers.IGNORED);
        }

        void warmUp() {
            load.closed(WARM_UP);
        }

        void warmUpGently() {
            load.open(GENTLE, GENTLE_WARM_UP);
            load.closed(WARM_UP);
        }

        void measure() {
            var gc = process.metric("jvm_gc_pause_seconds_sum");
            var cpu = CpuUse.of(watched);
            var result = load.closed(settings.length());
            told = told(result, cpu, process.metric("jvm_gc_pause_seconds_sum") - gc);
            rates.add(result.rate());
        }

        private String told(LoadResult result, CpuUse cpu, double gcSeconds) {
            var gc = Double.isNaN(gcSeconds)
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            ", GC %.1f %%",
                            gcSeconds / settings.length().toMillis() * 1e5);
            var failed = result.failed() == 0 ? "" : ", FAILED " + result.failed();
            return String.format(
                    Locale.ROOT,
                    "p50 %.1f, p99 %.1f ms at the maximum; of the machine: %s%s%s",
                    result.millis(50),
                    result.millis(99),
                    cpu.told(),
                    gc,
                    failed);
        }

        Figure.Series series(String name) {
            return new Figure.Series(name, "/s", rates);
        }

        @Override
        public void close() {
            load.close();
        }
    }

    /** Measures all of them in turn, round after round. */
    public List<Figure> measure() {
        center.only("gateway", "ingest");
        var ingest = center.part("ingest");
        var gateway = center.part("gateway");
        var logs = center.data().resolve("logs");
        try (var kafkaless = Twin.of(
                        ingest, "ingest without Kafka", logs.resolve("bench-kafkaless.log"), baseline(), Map.of());
                var unobserved = Twin.of(
                        ingest, "ingest unobserved", logs.resolve("bench-unobserved.log"), List.of(), UNOBSERVED);
                var without = new Contender(kafkaless.part(), List.of(kafkaless.part()));
                var dark = new Contender(unobserved.part(), List.of(unobserved.part()));
                var ours = new Contender(ingest, List.of(ingest));
                var through = new Contender(gateway, List.of(gateway, ingest))) {
            var all = List.of(without, ours, dark, through);
            all.forEach(Contender::warmUp);
            through.warmUpGently();
            for (int round = 0; round < settings.rounds(); round++) {
                all.forEach(Contender::measure);
            }
            return figures(without, ours, dark, through);
        }
    }

    private static List<Figure> figures(Contender without, Contender ours, Contender dark, Contender through) {
        var here = ours.series("ours");
        return List.of(
                Figure.ratio(
                                "ingest",
                                "webhooks/s / the same server without Kafka",
                                Goal.atLeast(0.45, 0.65),
                                here,
                                without.series("without Kafka"))
                        .noting("ours: " + ours.told)
                        .noting("without Kafka: " + without.told),
                Figure.ofRounds(
                                "gateway",
                                "webhooks/s through the gateway",
                                Goal.atLeast(5_000, 10_000),
                                through.series("through the gateway"))
                        .noting(through.told),
                Figure.ratio(
                                "tracing",
                                "webhooks/s with traces and metrics / without",
                                Goal.atLeast(0.85, 0.92),
                                here,
                                dark.series("without traces and metrics"))
                        .noting("without: " + dark.told));
    }

    /** Where the bean that takes Kafka's place is, with no other class that the service could find. */
    private static List<Path> baseline() {
        return List.of(Path.of(WithoutKafka.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()));
    }
}
