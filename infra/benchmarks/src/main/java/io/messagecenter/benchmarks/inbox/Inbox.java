package io.messagecenter.benchmarks.inbox;

import io.messagecenter.benchmarks.center.CpuUse;
import io.messagecenter.benchmarks.center.Database;
import io.messagecenter.benchmarks.center.Login;
import io.messagecenter.benchmarks.center.MessageCenter;
import io.messagecenter.benchmarks.center.Part;
import io.messagecenter.benchmarks.center.Twin;
import io.messagecenter.benchmarks.figures.Figure;
import io.messagecenter.benchmarks.figures.Goal;
import io.messagecenter.benchmarks.figures.Medians;
import io.messagecenter.benchmarks.load.Answers;
import io.messagecenter.benchmarks.load.HttpLoad;
import io.messagecenter.benchmarks.load.LoadResult;
import io.messagecenter.benchmarks.load.Requests;
import io.messagecenter.benchmarks.pipeline.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;

/**
 * The screens' requests at a million messages in a hundred thousand chats, and beside it, on a second chat-service with a database of
 * its own, at a hundredth of that: in turn, at a constant rate.
 */
public final class Inbox {

    private static final int CONNECTIONS = 8;
    private static final int RATE = 50;
    private static final int SEARCHES = 5;
    private static final int SMALLER = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final String SMALL_DATABASE = "chat_small";

    private final MessageCenter center;
    private final Settings settings;
    private final int messages;

    public Inbox(MessageCenter center, Settings settings, int messages) {
        this.center = center;
        this.settings = settings;
        this.messages = messages;
    }

    /** A kind of request, sent to one server, and what became of it in each round. */
    private final class Asked implements AutoCloseable {

        private final HttpLoad load;
        private final int rate;
        private final List<Double> p95 = new ArrayList<>();
        private final List<Double> p99 = new ArrayList<>();
        private final Histogram all = new Histogram(3);
        private long failed;

        Asked(Part server, String token, int rate, LongFunction<String> path) {
            this.rate = rate;
            this.load = new HttpLoad(server.port(), CONNECTIONS, get(token, path), Answers.IGNORED);
        }

        void warmUp() {
            load.open(rate, WARM_UP);
        }

        void measure() {
            keep(load.open(rate, settings.length()));
        }

        private void keep(LoadResult result) {
            failed += result.failed();
            p95.add(result.millis(95));
            p99.add(result.millis(99));
            all.add(result.latency());
        }

        Figure figure(String name, String meaning, Goal goal) {
            return told(Figure.ofRounds(name, meaning, goal, new Figure.Series("p99", "ms", p99)));
        }

        Figure told(Figure figure) {
            var noted = figure.with(new Figure.Curve(figure.name() + " at " + rate + "/s", all))
                    .noting(String.format(
                            Locale.ROOT, "p50 %.1f ms at %d/s", all.getValueAtPercentile(50) / 1e6, rate));
            return failed == 0 ? noted : noted.noting("FAILED: " + failed);
        }

        @Override
        public void close() {
            load.close();
        }
    }

    private static Requests get(String token, LongFunction<String> path) {
        return (allocator, number) ->
                Requests.always("""
                        GET %s HTTP/1.1\r
                        Host: 127.0.0.1\r
                        Authorization: Bearer %s\r
                        \r
                        """.formatted(path.apply(number), token)).next(allocator, number);
    }

    /** Loads both databases and measures. */
    public List<Figure> measure() {
        var token = Login.token(center.part("gateway"));
        var large = center.part("chat");
        var database = center.database("chat");
        var small = new Database(database.port(), SMALL_DATABASE, database.password());
        database.createBeside(SMALL_DATABASE);
        var log = center.data().resolve("logs/bench-small.log");
        center.only("gateway", "chat", "auth");
        var figures = new ArrayList<Figure>();
        try (var twin = Twin.of(
                large, "chat with few messages", log, List.of(), Map.of("SPRING_DATASOURCE_URL", small.url()))) {
            new InboxData(small).load(messages / SMALLER);
            var took = new InboxData(database).load(messages);
            figures.addAll(requests(token, twin.part(), small));
            figures.add(
                    Figure.of("load", "loading %,d messages".formatted(messages), took, "s", Goal.atMost(180, 180)));
        }
        figures.add(throughGateway(token));
        figures.addAll(new Streams(center, token).measure());
        return figures;
    }

    private List<Figure> requests(String token, Part smallServer, Database small) {
        var large = center.part("chat");
        LongFunction<String> list = n -> "/chats?assigned=any&limit=50";
        LongFunction<String> counts = n -> "/chats/counts";
        LongFunction<String> search = n -> "/chats/search?q=" + InboxData.COMMON.get((int) (n % 10)) + "+"
                + InboxData.COMMON.get((int) ((n + 1 + n / 10 % 8) % 10));
        try (var lists = new Asked(large, token, RATE, list);
                var fewLists = new Asked(smallServer, token, RATE, list);
                var threads = new Asked(large, token, RATE, threads(center.database("chat")));
                var fewThreads = new Asked(smallServer, token, RATE, threads(small));
                var counting = new Asked(large, token, 10, counts);
                var searching = new Asked(large, token, SEARCHES, search)) {
            var all = List.of(lists, fewLists, threads, fewThreads, counting, searching);
            all.forEach(Asked::warmUp);
            for (int round = 0; round < settings.rounds(); round++) {
                all.forEach(Asked::measure);
            }
            return List.of(
                    lists.figure("list", "p99 of the list", Goal.atMost(60, 15)),
                    growth("list growth", lists, fewLists),
                    threads.figure("thread", "p99 of a thread", Goal.NONE),
                    growth("thread growth", threads, fewThreads),
                    counting.figure("counts", "p99 of the counts", Goal.atMost(80, 20)),
                    searching.told(Figure.ofRounds(
                            "search",
                            "p95 of a search for two common words",
                            Goal.atMost(300, 80),
                            new Figure.Series("p95", "ms", searching.p95))));
        }
    }

    private static LongFunction<String> threads(Database database) {
        long first = database.number("SELECT min(id) FROM chats");
        long count = database.number("SELECT count(*) FROM chats");
        return n -> "/chats/" + (first + n * 7919 % count) + "/messages?limit=50";
    }

    /** No rounds are discarded: a slow round of the smaller one is no sign of an unsteady machine, but of few requests. */
    private Figure growth(String name, Asked large, Asked small) {
        var ratio = Medians.of(large.p99) / Medians.of(small.p99);
        return Figure.of(
                        name,
                        "p99 at %,d messages / at %,d".formatted(messages, messages / SMALLER),
                        ratio,
                        "",
                        Goal.atMost(2.0, 1.2))
                .with(new Figure.Series("many", "ms", large.p99))
                .with(new Figure.Series("few", "ms", small.p99));
    }

    private Figure throughGateway(String token) {
        LongFunction<String> list = n -> "/chats?assigned=any&limit=50";
        var direct = new ArrayList<Double>();
        var through = new ArrayList<Double>();
        var gateway = center.part("gateway");
        var chat = center.part("chat");
        var told = "";
        try (var toChat = new HttpLoad(chat.port(), CONNECTIONS, get(token, list), Answers.IGNORED);
                var toGateway = new HttpLoad(gateway.port(), CONNECTIONS, get(token, list), Answers.IGNORED);
                var little = new HttpLoad(
                        gateway.port(), CONNECTIONS, get(token, n -> "/labels?limit=1"), Answers.IGNORED)) {
            // Lists alone are too few for the second compiler to do its work at the gateway.
            little.closed(WARM_UP.multipliedBy(6));
            toChat.closed(WARM_UP);
            toGateway.closed(WARM_UP);
            for (int round = 0; round < settings.rounds(); round++) {
                direct.add(toChat.closed(settings.length()).rate());
                var cpu = CpuUse.of(center.parts());
                through.add(toGateway.closed(settings.length()).rate());
                told = "of the machine: " + cpu.told();
            }
        }
        return Figure.ratio(
                        "gateway",
                        "lists/s through the gateway / straight from the service",
                        Goal.atLeast(0.65, 0.80),
                        new Figure.Series("through the gateway", "/s", through),
                        new Figure.Series("direct", "/s", direct))
                .noting(told);
    }
}
