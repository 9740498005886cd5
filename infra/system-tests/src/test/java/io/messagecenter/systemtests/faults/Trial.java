package io.messagecenter.systemtests.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One row while it runs: strikes when there is provably work in flight, and waits until all is settled. */
final class Trial implements AutoCloseable {

    private static final Duration PROOF_PATIENCE = Duration.ofSeconds(20);

    private static final List<String> PARTS =
            List.of("gateway", "auth", "chat", "chat-2", "ingest", "ingest-2", "outbound", "outbound-2", "bot");

    private final Cluster cluster;
    private final Sight sight;
    private final Load load;
    private final Oracle oracle;
    private final List<String> inFlight = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Set<String> seenUnwell = ConcurrentHashMap.newKeySet();
    private final Set<String> mustBeUnwell = new HashSet<>();
    private volatile boolean proofNeeded = true;
    private volatile @Nullable Instant faultEnded;
    private @Nullable Duration recovery;

    Trial(Cluster cluster, Sight sight, Load load) {
        this.cluster = cluster;
        this.sight = sight;
        this.load = load;
        this.oracle = new Oracle(cluster, sight);
    }

    Cluster cluster() {
        return cluster;
    }

    Sight sight() {
        return sight;
    }

    Load load() {
        return load;
    }

    Oracle oracle() {
        return oracle;
    }

    /** Begins to talk, and lets it get going. */
    void talk(int chats, int perSecond) {
        load.start(chats, perSecond);
        pause(Duration.ofSeconds(3));
    }

    /** Kills the part at a moment when it provably has work in its hands: it is frozen first, then looked at. */
    void kill(String part, String what, LongSupplier work) {
        freeze(part, what, work);
        cluster.kill(part);
    }

    /** Freezes the part at such a moment. */
    void freeze(String part, String what, LongSupplier work) {
        await(part + " is there", () -> cluster.isAlive(part) && cluster.isReady(part));
        var deadline = Instant.now().plus(cluster.patience(PROOF_PATIENCE));
        while (Instant.now().isBefore(deadline)) {
            if (!cluster.isAlive(part)) {
                await(part + " is there again", () -> cluster.isAlive(part) && cluster.isReady(part));
            }
            cluster.freeze(part);
            long found = seen(work);
            if (found > 0) {
                inFlight.add("%d %s".formatted(found, what));
                return;
            }
            cluster.thaw(part);
            pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(5, 40)));
        }
        complaints.add("no moment found with " + what);
        cluster.freeze(part);
    }

    /** Waits for a moment at which this is so; without one the row is red. */
    void prove(String what, LongSupplier work) {
        var deadline = Instant.now().plus(cluster.patience(PROOF_PATIENCE));
        while (Instant.now().isBefore(deadline)) {
            long found = seen(work);
            if (found > 0) {
                inFlight.add("%d %s".formatted(found, what));
                return;
            }
            pause(Duration.ofMillis(10));
        }
        complaints.add("no moment found with " + what);
    }

    private static long seen(LongSupplier work) {
        try {
            return work.getAsLong();
        } catch (Sight.Unseen e) {
            return 0;
        }
    }

    /** The row says by itself what it strikes: what comes in is the fault. */
    void inputIsTheFault(String what) {
        proofNeeded = false;
        inFlight.add(what);
    }

    /** While the fault lasts, each of these has to say at least once that it is not well. */
    void expectUnwell(String... parts) {
        mustBeUnwell.addAll(List.of(parts));
    }

    /** Lets time pass while the fault is on, and looks whether those concerned notice it. */
    void last(Duration time) {
        var end = Instant.now().plus(time);
        do {
            for (var part : mustBeUnwell) {
                if (!seenUnwell.contains(part) && !cluster.isHealthy(part)) {
                    seenUnwell.add(part);
                }
            }
            pause(Duration.ofMillis(200));
        } while (Instant.now().isBefore(end));
    }

    /** From here on it has to recover. */
    void faultEnds() {
        faultEnded = Instant.now();
    }

    void complain(String what) {
        complaints.add(what);
    }

    void await(String what, BooleanSupplier condition) {
        await(what, Duration.ofSeconds(90), condition);
    }

    /** @param usual how long that may take on a machine that has nothing else to do */
    void await(String what, Duration usual, BooleanSupplier condition) {
        var patience = cluster.patience(usual);
        var deadline = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                complaints.add("not within " + patience.toSeconds() + " s: " + what);
                return;
            }
            pause(Duration.ofMillis(50));
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until nothing is under way any more and all parts are well, then judges. */
    Verdict finish(Duration usual) {
        var bound = cluster.patience(usual);
        var ended = faultEnded == null ? Instant.now() : faultEnded;
        load.close();
        var late = settle(Duration.ofSeconds(Math.max(150, bound.toSeconds() * 2)));
        var took = Duration.between(ended, Instant.now());
        recovery = took;
        await(
                "all parts are well again",
                () -> PARTS.stream()
                        .allMatch(part -> part.equals("gateway") || part.equals("auth") || cluster.isReady(part)));
        var verdict = judgeWithPatience();
        if (!late.isEmpty()) {
            verdict.find("never settled: " + late);
        } else if (took.compareTo(bound) > 0) {
            verdict.find("recovery took %d s, more than %d s".formatted(took.toSeconds(), bound.toSeconds()));
        }
        if (proofNeeded && inFlight.isEmpty()) {
            verdict.find("nothing proves that work was in flight");
        }
        mustBeUnwell.stream()
                .filter(part -> !seenUnwell.contains(part))
                .forEach(part -> verdict.find(part + " never said that it was not well"));
        complaints.forEach(verdict::find);
        load.complaints().forEach(verdict::find);
        return verdict;
    }

    /** The last echoes may still be on their way when all else is settled: what is only late is looked at again. */
    private Verdict judgeWithPatience() {
        var verdict = oracle.judge(load.talks());
        for (int again = 0; again < 4 && !verdict.green(); again++) {
            pause(Duration.ofSeconds(2));
            settle(Duration.ofSeconds(20));
            verdict = oracle.judge(load.talks());
        }
        return verdict;
    }

    /** Returns what is still under way when the patience is at its end; empty when all is settled. */
    private String settle(Duration patience) {
        var deadline = Instant.now().plus(patience);
        var quiet = 0;
        var words = "";
        while (quiet < 2) {
            words = sight.underWay();
            quiet = words.isEmpty() ? quiet + 1 : 0;
            if (Instant.now().isAfter(deadline)) {
                return words;
            }
            pause(Duration.ofMillis(150));
        }
        return "";
    }

    String inFlight() {
        return String.join(", ", inFlight);
    }

    @Nullable Duration recovery() {
        return recovery;
    }

    @Override
    public void close() {
        cluster.heal();
        load.close();
    }
}
