package io.messagecenter.systemtests.faults;

import io.messagecenter.systemtests.Api;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** People at the dashboard and WHAPI at the webhook, both through the gateway: how many of them are refused. */
final class Callers {

    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final Thread[] threads;
    private volatile boolean running = true;

    Callers(Trial trial) {
        var gateway = trial.cluster().center().api().login("admin", "admin123");
        threads = Stream.<Runnable>of(
                        () -> ask("GET /chats/", () -> gateway.get("/chats/?limit=5")),
                        () -> ask("POST /webhook/whapi", () -> gateway.send("POST", "/webhook/whapi", "{}".getBytes())))
                .map(Thread::startVirtualThread)
                .toArray(Thread[]::new);
    }

    private void ask(String name, java.util.function.Supplier<Api.Answer> call) {
        while (running) {
            asked.incrementAndGet();
            var status = call.get().status();
            if (status == 0 || status >= 500) {
                refusals.merge(name + " " + status, 1, Integer::sum);
            }
            Trial.pause(java.time.Duration.ofMillis(50));
        }
    }

    void stop() {
        running = false;
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    int asked() {
        return asked.get();
    }

    int refused() {
        return refusals.values().stream().mapToInt(Integer::intValue).sum();
    }

    Map<String, Integer> refusals() {
        return refusals;
    }
}
