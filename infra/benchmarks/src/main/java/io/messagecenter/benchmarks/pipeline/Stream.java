package io.messagecenter.benchmarks.pipeline;

import io.messagecenter.benchmarks.center.CpuUse;
import io.messagecenter.benchmarks.center.Login;
import io.messagecenter.benchmarks.center.MessageCenter;
import io.messagecenter.benchmarks.center.Part;
import io.messagecenter.benchmarks.center.Pause;
import io.messagecenter.benchmarks.figures.Figure;
import io.messagecenter.benchmarks.figures.Goal;
import io.messagecenter.benchmarks.load.HttpLoad;
import io.messagecenter.benchmarks.load.StreamReader;
import io.messagecenter.benchmarks.load.Webhooks;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How long it takes from the answer to a webhook until the message's bytes are at the client of a live stream, both through the
 * gateway, with all services at work: at 30 % of what the whole way can carry.
 */
public final class Stream {

    private static final double SHARE = 0.3;
    private static final int CONNECTIONS = 16;
    private static final int CUSTOMERS = 500;
    private static final Duration PROBE = Duration.ofSeconds(10);

    /** A rate that leaves the compilers of a dozen processes time to work, until they have. */
    private static final double WARM_UP_RATE = 60;

    private static final Duration WARM_UP = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final MessageCenter center;
    private final Settings settings;
    private final Map<Long, Long> answered = new ConcurrentHashMap<>();
    private final Map<Long, Long> arrived = new ConcurrentHashMap<>();

    public Stream(MessageCenter center, Settings settings) {
        this.center = center;
        this.settings = settings;
    }

    /** Finds what the way can carry, then measures at 30 % of it, round after round. */
    public List<Figure> measure() {
        center.everything();
        var gateway = center.part("gateway");
        var webhooks = new Webhooks(gateway.port(), MessageCenter.CHANNEL, CUSTOMERS);
        var group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try (var backlog = new Backlog(center);
                var load = new HttpLoad(gateway.port(), CONNECTIONS, webhooks, this::answered)) {
            load.open(WARM_UP_RATE, WARM_UP);
            backlog.settle();
            double capacity = capacity(load, backlog);
            return measure(gateway, webhooks, group, load, backlog, capacity);
        } finally {
            group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private void answered(long number, int status, long nanoTime) {
        if (status == 200) {
            answered.put(number, nanoTime);
        }
    }

    /** Messages a second: as many webhooks as are answered in a while, over that while and the time until all of it is stored and told. */
    private static double capacity(HttpLoad load, Backlog backlog) {
        load.closed(PROBE);
        backlog.settle();
        var began = System.nanoTime();
        var result = load.closed(PROBE);
        backlog.settle();
        return result.ok() / ((System.nanoTime() - began) / 1e9);
    }

    private List<Figure> measure(
            Part gateway,
            Webhooks webhooks,
            MultiThreadIoEventLoopGroup group,
            HttpLoad load,
            Backlog backlog,
            double capacity) {
        var rate = Math.max(10, SHARE * capacity);
        var reader = new StreamReader(group, gateway.port(), Login.token(gateway), (stream, id, now) -> {
            var number = webhooks.number(id);
            if (number >= 0) {
                arrived.put(number, now);
            }
        });
        reader.open().orTimeout(30, TimeUnit.SECONDS).join();
        load.open(rate, settings.length());
        backlog.settle();
        var all = new Histogram(3);
        var p50 = new ArrayList<Double>();
        var p99 = new ArrayList<Double>();
        var told = "";
        for (int round = 0; round < settings.rounds(); round++) {
            answered.clear();
            arrived.clear();
            var cpu = CpuUse.of(center.parts());
            load.open(rate, settings.length());
            Pause.until(
                    "all messages have arrived",
                    PATIENCE,
                    () -> arrived.keySet().containsAll(answered.keySet()));
            told = cpu.told();
            var latency = latency();
            all.add(latency);
            p50.add(latency.getValueAtPercentile(50) / 1e6);
            p99.add(latency.getValueAtPercentile(99) / 1e6);
        }
        reader.cut();
        return figures(rate, capacity, p50, p99, all, told);
    }

    /** A message that arrives before the webhook's answer took no time. */
    private Histogram latency() {
        var latency = new Histogram(3);
        answered.forEach((number, at) -> latency.recordValue(Math.max(0, arrived.getOrDefault(number, at) - at)));
        return latency;
    }

    private static List<Figure> figures(
            double rate, double capacity, List<Double> p50, List<Double> p99, Histogram all, String told) {
        var median = new Figure.Series("p50", "ms", p50);
        var slowest = new Figure.Series("p99", "ms", p99);
        return List.of(
                Figure.ofRounds(
                                "stream p50",
                                "from a webhook's answer to the bytes at a live stream's client",
                                Goal.atMost(40, 10),
                                median)
                        .with(new Figure.Curve("from the answer to the client", all)),
                Figure.ofRounds("stream p99", "the same", Goal.atMost(150, 50), slowest)
                        .noting("at %.0f/s, 30 %% of the %.0f/s that the whole way carries; of the machine: %s"
                                .formatted(rate, capacity, told)));
    }
}
