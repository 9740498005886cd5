package io.messagecenter.benchmarks.pipeline;

import io.messagecenter.benchmarks.center.MessageCenter;
import io.messagecenter.benchmarks.center.Pause;
import io.messagecenter.benchmarks.figures.Figure;
import io.messagecenter.benchmarks.figures.Goal;
import io.messagecenter.benchmarks.figures.Medians;
import io.messagecenter.benchmarks.load.Answers;
import io.messagecenter.benchmarks.load.HttpLoad;
import io.messagecenter.benchmarks.load.LoadResult;
import io.messagecenter.benchmarks.load.Webhooks;
import java.time.Duration;
import java.util.List;

/**
 * The database stands still for a while, webhooks go on coming and are answered. When it is back: how fast is the backlog worked
 * off, beside how fast chat-service works at the most before and after.
 */
public final class Recovery {

    private static final int RATE = 200;
    private static final int CUSTOMERS = 1_000;
    private static final int CONNECTIONS = 16;

    private final MessageCenter center;
    private final Duration outage;

    public Recovery(MessageCenter center, Duration outage) {
        this.center = center;
        this.outage = outage;
    }

    /** One outage, and the maximum before and after it. */
    public List<Figure> measure() {
        center.only("gateway", "ingest", "chat");
        try (var backlog = new Backlog(center)) {
            if (backlog.waiting() > 0) {
                backlog.forget();
            }
            int messages = (int) outage.toSeconds() * RATE;
            backlog.drain(messages / 4);
            backlog.settle();
            var before = backlog.drain(messages);
            backlog.settle();
            var during = webhooksWithoutDatabase(backlog);
            var waited = backlog.waiting();
            center.part("postgres").thaw();
            long began = System.nanoTime();
            Pause.until("the first is stored", Duration.ofMinutes(2), () -> backlog.waiting() < waited);
            var silent = (System.nanoTime() - began) / 1e9;
            var recovered = backlog.drained();
            backlog.settle();
            var after = backlog.drain(messages);
            backlog.settle();
            var most = Medians.of(List.of(before, after));
            return List.of(Figure.of(
                            "recovery",
                            "messages/s out of the backlog of %d s without a database / at most"
                                    .formatted(outage.toSeconds()),
                            recovered / most,
                            "",
                            Goal.atLeast(0.7, 0.95))
                    .with(new Figure.Series("after the outage", "/s", List.of(recovered)))
                    .with(new Figure.Series("at most, before and after", "/s", List.of(before, after)))
                    .with(new Figure.Curve("webhooks during the outage", during.latency()))
                    .noting(
                            ("during the outage %d webhooks were answered 200, %d were not; p99 %.0f ms; %d messages waited at"
                                            + " its end, the first was stored %.1f s after the database was back")
                                    .formatted(during.ok(), during.failed(), during.millis(99), waited, silent)));
        }
    }

    private LoadResult webhooksWithoutDatabase(Backlog backlog) {
        var port = center.part("gateway").port();
        var webhooks = new Webhooks(port, MessageCenter.CHANNEL, CUSTOMERS);
        try (var load = new HttpLoad(port, CONNECTIONS, webhooks, Answers.IGNORED)) {
            // Every customer once, so that no chat has to begin afterwards.
            load.open(RATE, Duration.ofSeconds(CUSTOMERS / RATE));
            backlog.settle();
            center.part("postgres").freeze();
            return load.open(RATE, outage);
        }
    }
}
