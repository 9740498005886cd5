package io.messagecenter.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processes that run, from the first to the last. */
final class LocalSystem {

    /** Stopped one group after the other: first who takes work in, last who keeps it. */
    private static final List<List<String>> STOP_ORDER = List.of(
            List.of(Service.GATEWAY.label()),
            List.of(Service.INGEST.label(), Service.SIMULATOR.label(), Service.FAKE_AI.label()),
            List.of(Service.BOT.label(), Service.OUTBOUND.label(), Service.CHAT.label(), Service.AUTH.label()),
            List.of(Keycloak.NAME),
            List.of("kafka"),
            List.of("postgres"));

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(12);

    /** What cannot start says so by itself; this is for machines that have much else to do. */
    private static final Duration START_PATIENCE = Duration.ofMinutes(10);

    private static final Duration POLL = Duration.ofMillis(50);
    private static final long LOG_LIMIT = 8 * 1024 * 1024;

    private final DataDir data;
    private final RunRecords records;
    private final Console console;
    private final Runnable restarted;
    private final Map<String, Child> children = new LinkedHashMap<>();
    private boolean stopping;

    /** @param restarted told whenever a part runs as a new process */
    LocalSystem(DataDir data, Console console, Runnable restarted) {
        this.data = data;
        this.records = new RunRecords(data.run());
        this.console = console;
        this.restarted = restarted;
    }

    /** Starts the part and keeps it running; does nothing once {@link #stop} was called. */
    synchronized void start(Part part) {
        if (stopping) {
            return;
        }
        var log = new LogFile(data.logs().resolve(part.name() + ".log"), LOG_LIMIT);
        var child = new Child(part, records, console, log, restarted);
        children.put(part.name(), child);
        child.ready().thenAccept(took -> console.done(part.name(), "%.1f s".formatted(took.toMillis() / 1000.0)));
        child.start();
    }

    synchronized boolean isEmpty() {
        return children.isEmpty();
    }

    /**
     * Waits until these parts are ready.
     *
     * @throws Refusal with the end of its log on the console if one does not get there
     */
    void awaitReady(List<String> names) {
        List<Child> awaited = names.stream().map(this::child).toList();
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        List<Child> waiting = awaited;
        while (!waiting.isEmpty()) {
            waiting.stream()
                    .filter(child -> child.ready().isCompletedExceptionally())
                    .findFirst()
                    .ifPresent(child -> {
                        throw failed(child, sentence(child.ready().exceptionNow()));
                    });
            if (System.nanoTime() > deadline) {
                String late = waiting.stream().map(Child::name).collect(Collectors.joining(", "));
                throw failed(
                        waiting.getFirst(),
                        "After " + START_PATIENCE.toMinutes() + " minutes not ready: " + late + ".");
            }
            pause();
            waiting = awaited.stream()
                    .filter(child -> child.ready().state() != Future.State.SUCCESS)
                    .toList();
        }
    }

    private static String sentence(Throwable failure) {
        return failure instanceof Refusal refusal ? refusal.sentence() : failure.toString();
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.state("Interrupted.");
        }
    }

    private Refusal failed(Child child, String sentence) {
        child.log().newest().forEach(line -> console.line("  " + child.name() + " | " + line));
        return Refusal.state(sentence + " Its log is " + data.logs().resolve(child.name() + ".log") + ".");
    }

    /** The names of those that are not ready yet. */
    synchronized List<String> waitingFor() {
        return children.values().stream()
                .filter(child -> !child.ready().isDone())
                .map(Child::name)
                .toList();
    }

    synchronized OptionalLong pid(String name) {
        Child child = children.get(name);
        return child == null ? OptionalLong.empty() : child.pid();
    }

    /** What all processes take, the launcher included. */
    synchronized Machine.Memory memory() {
        return Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        children.values().stream()
                                .flatMap(child -> child.pid().stream().boxed())
                                .flatMap(pid -> ProcessHandle.of(pid).stream())
                                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants())))
                .map(process -> Machine.memory(process.pid()))
                .reduce(Machine.Memory.NONE, Machine.Memory::plus);
    }

    /** Stops everything in order. Returns when nothing runs any more. */
    void stop() {
        List<Child> running;
        synchronized (this) {
            stopping = true;
            running = new ArrayList<>(children.values());
        }
        for (List<String> group : STOP_ORDER) {
            inParallel(running.stream()
                    .filter(child -> group.contains(Instance.familyOf(child.name())))
                    .<Runnable>map(child -> () -> child.stop(STOP_PATIENCE))
                    .toList());
        }
        running.forEach(child -> child.log().close());
    }

    /** Stops, in the same order, what a launcher left behind that was killed. */
    void stopLeftovers() throws IOException {
        List<RunRecords.Leftover> leftovers = records.leftovers();
        if (!leftovers.isEmpty()) {
            console.note("The last run was killed; stopping the " + leftovers.size() + " processes it left behind");
        }
        for (List<String> group : STOP_ORDER) {
            inParallel(leftovers.stream()
                    .filter(leftover -> group.contains(Instance.familyOf(leftover.name())))
                    .<Runnable>map(leftover -> () -> end(leftover))
                    .toList());
        }
        records.clear();
    }

    private static void end(RunRecords.Leftover leftover) {
        ProcessHandle process = leftover.process();
        try {
            Signals.send(process, leftover.name().equals("postgres") ? Part.StopSignal.INT : Part.StopSignal.TERM);
            process.onExit().get(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException stubborn) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    private static void inParallel(List<Runnable> tasks) {
        List<Thread> threads =
                tasks.stream().map(task -> Thread.ofPlatform().start(task)).toList();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Child child(String name) {
        Child child = children.get(name);
        if (child == null) {
            throw Refusal.state("Stopped before " + name + " was started.");
        }
        return child;
    }
}
