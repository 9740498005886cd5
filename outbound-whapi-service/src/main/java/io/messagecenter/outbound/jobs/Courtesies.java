package io.messagecenter.outbound.jobs;

import io.messagecenter.contracts.outbound.ProviderJob;
import io.messagecenter.outbound.whapi.WhapiClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Read marks and typing: nice to have at once, useless later. Few at a time, never repeated, dropped when they are old or too many. */
@Component
class Courtesies implements DisposableBean {

    private static final int AT_ONCE = 2;
    private static final int MOST_WAITING = 200;

    private final WhapiClient whapi;
    private final JobsProperties properties;
    private final Clock clock;
    private final MeterRegistry meters;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("courtesy-", 0).daemon().factory());

    Courtesies(WhapiClient whapi, JobsProperties properties, Clock clock, MeterRegistry meters) {
        this.whapi = whapi;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    void offer(ProviderJob.MarkRead mark) {
        offer(mark, "mark.read", () -> whapi.markRead(mark.providerId()));
    }

    void offer(ProviderJob.ShowTyping typing) {
        offer(typing, "show.typing", () -> whapi.showTyping(typing.head().to()));
    }

    /** A call to WHAPI. */
    private interface Call {
        boolean wasTaken();
    }

    private void offer(ProviderJob job, String kind, Call call) {
        try {
            threads.execute(() -> count(kind, isStale(job) ? "stale" : call.wasTaken() ? "done" : "failed"));
        } catch (RejectedExecutionException e) {
            count(kind, "dropped");
        }
    }

    private boolean isStale(ProviderJob job) {
        var age = Duration.between(job.head().createdAt(), clock.instant());
        return age.compareTo(properties.staleAfter()) > 0;
    }

    private void count(String kind, String outcome) {
        meters.counter("outbound.jobs", "kind", kind, "outcome", outcome).increment();
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
