package io.messagecenter.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.systemtests.SystemTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * Breaks the running system in every way that the reliability matrix names, and sees that nothing is lost, doubled or out of order.
 * The rows share one system. {@code ./test --faults} runs all of them, every other run a short selection.
 */
@SystemTest
@Order(SystemTest.LATE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {

    private final long seed = Long.getLong("faults.seed", System.nanoTime() % 1_000_000);
    private final Cluster cluster;
    private final Sight sight;
    private final JsonNode receipts;

    FaultsTest(Cluster cluster) {
        this.cluster = cluster;
        this.sight = new Sight(cluster);
        this.receipts = cluster.simulator().get("/sim/receipts").expect(200).json();
    }

    /** Nobody confirms anything: what a send has come to is not to be taken from its receipt. */
    @BeforeAll
    void start() {
        Table.head(seed, cluster.slowness());
        cluster.simulator().put("/sim/receipts", Map.of()).expect(200);
    }

    @AfterAll
    void stop() {
        sight.close();
        cluster.simulator().put("/sim/receipts", receipts).expect(200);
        Table.line("logs of this run: " + cluster.logs());
    }

    @TestFactory
    Stream<DynamicTest> everyFaultLeavesEverythingInItsPlace() {
        return chosen().stream().map(row -> DynamicTest.dynamicTest(row.id() + " " + row.fault(), () -> run(row)));
    }

    private Row soak() {
        return Nemesis.row(seed, Integer.getInteger("faults.soak", 10));
    }

    private List<Row> chosen() {
        var wanted = System.getProperty("faults.rows", "quick");
        var all = Stream.of(ProcessRows.all(), StoreRows.all(), WhapiRows.all(), InputRows.all(), List.of(soak()))
                .flatMap(List::stream)
                .toList();
        return switch (wanted) {
            case "quick" -> all.stream().filter(Row::quick).toList();
            case "all" -> all;
            default -> {
                var names = Arrays.asList(wanted.split(","));
                yield all.stream().filter(row -> names.contains(row.id())).toList();
            }
        };
    }

    private void run(Row row) throws Exception {
        Verdict verdict;
        try (var trial = new Trial(cluster, sight, new Load(cluster, sight, new SplittableRandom(seed)))) {
            row.script().run(trial);
            cluster.heal();
            verdict = trial.finish(row.bound());
            Table.row(row, trial, verdict);
        } catch (Exception | AssertionError e) {
            Table.broken(row, e);
            throw e;
        }
        assertThat(verdict.findings()).as(row.fault()).isEmpty();
    }
}
