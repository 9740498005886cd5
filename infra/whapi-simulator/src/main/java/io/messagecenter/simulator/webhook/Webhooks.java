package io.messagecenter.simulator.webhook;

import io.messagecenter.simulator.SimulatorProperties;
import io.messagecenter.simulator.fault.FaultPlan;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Posts events until each receiver answers exactly 200, waiting a step longer after each failure. In order within a
 * lane, so a receiver that fails holds up its lane but no other; the faults can change that.
 */
@Component
public class Webhooks {

    private static final Logger log = LoggerFactory.getLogger(Webhooks.class);

    /**
     * @param dueAt of {@link System#nanoTime()}
     * @param generation of the simulator's memory that it belongs to
     */
    private record Delivery(WebhookEvent event, int copies, long dueAt, int generation, Runnable accepted) {

        /** A forgotten delivery that still waits must not hold up the lane of the same name after it. */
        String lane() {
            return generation + "/" + event.lane();
        }
    }

    private final Settings settings;
    private final FaultPlan faults;
    private final SimulatorProperties.Webhook properties;
    private final Map<String, Queue<Delivery>> lanes = new HashMap<>();
    /** Held to read by each post, so that forgetting can wait for the last of them. */
    private final StampedLock posting = new StampedLock();

    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicInteger generation = new AtomicInteger();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    Webhooks(Settings settings, FaultPlan faults, SimulatorProperties properties) {
        this.settings = settings;
        this.faults = faults;
        this.properties = properties.webhook();
    }

    /** Whether another message may come in; its later statuses are always taken. */
    public boolean hasRoom() {
        return pending.get() < properties.maxPending();
    }

    /** Takes the event and returns at once; while the faults say so, nobody hears of it. {@code accepted} runs when all receivers have answered 200. */
    public void post(WebhookEvent event, Runnable accepted) {
        var now = faults.current();
        if (now.dropWebhooks()) {
            accepted.run();
            return;
        }
        var random = now.reorderMs() == 0 ? 0 : ThreadLocalRandom.current().nextLong(now.reorderMs() + 1);
        var dueAt =
                System.nanoTime() + Duration.ofMillis(now.delayMs() + random).toNanos();
        var delivery = new Delivery(event, 1 + now.duplicate(), dueAt, generation.get(), accepted);
        pending.incrementAndGet();
        if (now.reorderMs() > 0) {
            Thread.startVirtualThread(() -> deliver(delivery));
        } else {
            enqueue(delivery);
        }
    }

    /** Drops whatever is not yet answered. Afterwards nothing of it is posted, unless a receiver takes long to answer. */
    public void forget() {
        generation.incrementAndGet();
        try {
            var stamp = posting.tryWriteLock(2, TimeUnit.SECONDS);
            if (stamp != 0) {
                posting.unlockWrite(stamp);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void enqueue(Delivery delivery) {
        var lane = lanes.get(delivery.lane());
        if (lane != null) {
            lane.add(delivery);
            return;
        }
        lanes.put(delivery.lane(), new ArrayDeque<>(List.of(delivery)));
        Thread.startVirtualThread(() -> drain(delivery.lane()));
    }

    private void drain(String lane) {
        for (var delivery = next(lane); delivery != null; delivery = next(lane)) {
            deliver(delivery);
        }
    }

    /** The lane's next delivery; with none left the lane is gone, and the next event opens it again. */
    private synchronized @Nullable Delivery next(String lane) {
        var queue = lanes.get(lane);
        var delivery = queue == null ? null : queue.poll();
        if (delivery == null) {
            lanes.remove(lane);
        }
        return delivery;
    }

    private void deliver(Delivery delivery) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, delivery.dueAt() - System.nanoTime())));
            var targets = settings.targets(delivery.event());
            if (targets.size() == 1 && delivery.copies() == 1) {
                postUntilAccepted(targets.getFirst(), delivery);
            } else {
                inParallel(targets, delivery);
            }
            if (!forgotten(delivery)) {
                delivery.accepted().run();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unexpected) {
            log.error("Webhook {} dropped", delivery.event().type(), unexpected);
        } finally {
            pending.decrementAndGet();
        }
    }

    private void inParallel(List<WebhookTarget> targets, Delivery delivery) throws InterruptedException {
        try (var posts = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var target : targets) {
                for (var copy = 0; copy < delivery.copies(); copy++) {
                    Callable<Boolean> post = () -> postUntilAccepted(target, delivery);
                    posts.submit(post);
                }
            }
        }
    }

    private boolean postUntilAccepted(WebhookTarget target, Delivery delivery) throws InterruptedException {
        for (var attempt = 1; !forgotten(delivery); attempt++) {
            var answer = attempt(target, delivery);
            var accepted = answer.equals("200");
            if (!forgotten(delivery)) {
                logChange(target, answer, accepted);
            }
            if (accepted) {
                return true;
            }
            var wait = properties.backoffStep().multipliedBy(attempt);
            Thread.sleep(wait.compareTo(properties.backoffMax()) < 0 ? wait : properties.backoffMax());
        }
        return false;
    }

    private String attempt(WebhookTarget target, Delivery delivery) throws InterruptedException {
        var stamp = posting.readLockInterruptibly();
        try {
            return forgotten(delivery) ? "nothing, it was forgotten" : answerOf(target, delivery.event());
        } finally {
            posting.unlockRead(stamp);
        }
    }

    /** One line when a receiver begins to fail and one when it is well again, however many webhooks wait. */
    private void logChange(WebhookTarget target, String answer, boolean accepted) {
        if (!accepted && failing.add(target.url())) {
            log.info("Webhook {} answers {}; trying again until it is 200", target.url(), answer);
        } else if (accepted && failing.remove(target.url())) {
            log.info("Webhook {} answers 200 again", target.url());
        }
    }

    private boolean forgotten(Delivery delivery) {
        return delivery.generation() != generation.get();
    }

    /** Posts once, as {@code POST /settings/webhook_test} does. */
    boolean answers200(WebhookTarget target, WebhookEvent event) throws InterruptedException {
        return answerOf(target, event).equals("200");
    }

    /** The status code, or what went wrong. */
    private String answerOf(WebhookTarget target, WebhookEvent event) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(target.address(event))
                    .timeout(properties.timeout())
                    .header("Content-Type", "application/json")
                    .method(target.verb(event), BodyPublishers.ofByteArray(event.body()));
            target.headers().forEach(request::setHeader);
            return Integer.toString(
                    http.send(request.build(), BodyHandlers.discarding()).statusCode());
        } catch (IOException | IllegalArgumentException failed) {
            return failed.getClass().getSimpleName() + " " + failed.getMessage();
        }
    }
}
