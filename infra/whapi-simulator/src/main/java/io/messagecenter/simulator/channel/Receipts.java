package io.messagecenter.simulator.channel;

import io.messagecenter.simulator.SimulatorProperties;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** When the customers' phones confirm our messages. */
@Component
public class Receipts implements DisposableBean {

    /** Milliseconds after acceptance; null is never, so that the customer does it by hand. */
    public record Plan(
            @Nullable Long sentMs,
            @Nullable Long deliveredMs,
            @Nullable Long readMs) {}

    private final Plan usual;
    private volatile Plan plan;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("receipts").factory());

    Receipts(SimulatorProperties properties) {
        var configured = properties.receipts();
        usual = new Plan(millis(configured.sent()), millis(configured.delivered()), millis(configured.read()));
        plan = usual;
    }

    public Plan plan() {
        return plan;
    }

    /** Concerns messages that are accepted from now on. */
    public void change(Plan newPlan) {
        plan = newPlan;
    }

    void reset() {
        plan = usual;
    }

    /** Calls {@code mark} with each status when its time has come. */
    void follow(String messageId, BiConsumer<String, Status> mark) {
        var now = plan;
        later(now.sentMs(), () -> mark.accept(messageId, Status.SENT));
        later(now.deliveredMs(), () -> mark.accept(messageId, Status.DELIVERED));
        later(now.readMs(), () -> mark.accept(messageId, Status.READ));
    }

    private void later(@Nullable Long delay, Runnable task) {
        if (delay != null) {
            clockwork.schedule(task, delay, TimeUnit.MILLISECONDS);
        }
    }

    private static Long millis(Duration duration) {
        return duration.toMillis();
    }

    @Override
    public void destroy() {
        clockwork.shutdownNow();
    }
}
