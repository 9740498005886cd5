package io.messagecenter.systemtests.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Faults picked at random, one after the other, while everybody talks. The seed gives the same picks again. */
final class Nemesis {

    private record Fault(String name, Runnable begin, Runnable end) {}

    private final Trial trial;
    private final SplittableRandom random;
    private final List<Fault> faults;

    private Nemesis(Trial trial, long seed) {
        this.trial = trial;
        this.random = new SplittableRandom(seed);
        var cluster = trial.cluster();
        this.faults = List.of(
                killed("chat"),
                killed("chat-2"),
                killed("ingest"),
                killed("bot"),
                killed("outbound"),
                killed("outbound-2"),
                killed("kafka"),
                killed("postgres"),
                frozen("chat"),
                frozen("chat-2"),
                frozen("ingest-2"),
                frozen("bot"),
                frozen("outbound"),
                frozen("kafka"),
                cut("chat and Kafka", cluster.toKafka("chat")),
                cut("ingest and Kafka", cluster.toKafka("ingest")),
                cut("outbound and Kafka", cluster.toKafka("outbound")),
                cut("chat and PostgreSQL", cluster.toPostgres("chat")),
                cut("outbound and WHAPI", cluster.toWhapi()),
                new Fault(
                        "PostgreSQL drops its connections",
                        () -> cluster.toPostgres().forEach(FaultProxy::drop),
                        () -> {}),
                new Fault("Kafka drops its connections", () -> cluster.toKafka().forEach(FaultProxy::drop), () -> {}),
                slow("Kafka", cluster.toKafka()),
                slow("PostgreSQL", cluster.toPostgres()),
                whapi("500", "after"),
                whapi("500", "before"),
                whapi("reset", "after"),
                whapi("timeout", "after"));
    }

    static Row row(long seed, int minutes) {
        return Row.of("F41", "faults at random for %d minutes, seed %d".formatted(minutes, seed), 120, trial -> {
            trial.talk(200, 60);
            trial.prove("unanswered webhooks", () -> trial.load().unanswered("ingest", "ingest-2"));
            new Nemesis(trial, seed).rage(Duration.ofMinutes(minutes));
            trial.faultEnds();
        });
    }

    private void rage(Duration time) {
        var end = Instant.now().plus(time);
        while (Instant.now().isBefore(end)) {
            var fault = faults.get(random.nextInt(faults.size()));
            var lasts = Duration.ofMillis(random.nextInt(1_000, 15_000));
            var pause = Duration.ofMillis(random.nextInt(500, 6_000));
            Table.line("       %s for %.1f s".formatted(fault.name(), lasts.toMillis() / 1000.0));
            trial.load().freshTalks(4);
            fault.begin().run();
            Trial.pause(lasts);
            fault.end().run();
            Trial.pause(pause);
        }
    }

    private Fault killed(String part) {
        return new Fault(
                "kill " + part,
                () -> {
                    if (trial.cluster().isAlive(part)) {
                        trial.cluster().kill(part);
                    }
                },
                () -> {});
    }

    private Fault frozen(String part) {
        return new Fault(
                "freeze " + part,
                () -> {
                    if (trial.cluster().isAlive(part)) {
                        trial.cluster().freeze(part);
                    }
                },
                () -> {
                    if (trial.cluster().isAlive(part)) {
                        trial.cluster().thaw(part);
                    }
                });
    }

    private static Fault cut(String between, FaultProxy proxy) {
        return new Fault("cut " + between, proxy::hold, proxy::heal);
    }

    private static Fault slow(String what, List<FaultProxy> proxies) {
        return new Fault(
                "slow " + what,
                () -> proxies.forEach(proxy -> proxy.slow(Duration.ofMillis(30), Duration.ofMillis(60))),
                () -> proxies.forEach(FaultProxy::heal));
    }

    private Fault whapi(String action, String when) {
        var simulator = trial.cluster().simulator();
        return new Fault(
                "WHAPI " + action + " " + when,
                () -> simulator
                        .put("/sim/faults", Map.of("fail", List.of(Map.of("action", action, "when", when, "times", 5))))
                        .expect(200),
                () -> simulator.put("/sim/faults", Map.of()).expect(200));
    }
}
