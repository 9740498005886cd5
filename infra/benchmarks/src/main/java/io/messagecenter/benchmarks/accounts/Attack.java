package io.messagecenter.benchmarks.accounts;

import io.messagecenter.benchmarks.center.CpuUse;
import io.messagecenter.benchmarks.center.MessageCenter;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/**
 * 5,000 wrong logins against one account, spread over the rounds, about 90 a second: whether its owner gets in from another address meanwhile, and how
 * long chat-service takes for the list, beside the same without an attack.
 */
final class Attack {

    private static final int WRONG_LOGINS = 5_000;
    private static final int LISTS_PER_SECOND = 50;
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    /** A 95th percentile of six seconds is fifteen requests: too few to compare. With three rounds the attack is a minute's. */
    private static final int LONGER = 3;

    private final MessageCenter center;
    private final Settings settings;
    private final Duration length;
    private final String token;
    private final String from;
    private final List<String> addresses;
    private final List<Double> quiet = new ArrayList<>();
    private final List<Double> attacked = new ArrayList<>();
    private final List<Double> quietMedians = new ArrayList<>();
    private final List<Double> attackedMedians = new ArrayList<>();
    private final Histogram owners = new Histogram(3);
    private final Map<Integer, LongAdder> answers = new ConcurrentSkipListMap<>();
    private long refusedOwners;
    private long failedLists;
    private String cpu = "";

    /** @param from the addresses in words */
    Attack(MessageCenter center, Settings settings, String token, String from, List<String> addresses) {
        this.center = center;
        this.settings = settings;
        this.length = settings.length().multipliedBy(LONGER);
        this.token = token;
        this.from = from;
        this.addresses = addresses;
    }

    List<Figure> measure() {
        var gateway = center.part("gateway").port();
        var attempts = Requests.always(Accounts.loginOf("admin", "not this one"));
        var owner = Requests.always(Accounts.loginOf("admin", "admin123"));
        var list = Requests.always("""
                GET /chats?assigned=any&limit=50 HTTP/1.1\r
                Host: 127.0.0.1\r
                Authorization: Bearer %s\r
                \r
                """.formatted(token));
        try (var lists = new HttpLoad(center.part("chat").port(), 8, list, Answers.IGNORED);
                var ownersLogins = new HttpLoad(gateway, 2, List.of("127.0.0.2"), owner, Answers.IGNORED);
                var wrong = new HttpLoad(gateway, Math.max(16, addresses.size()), addresses, attempts, this::count)) {
            lists.closed(WARM_UP);
            wrong.open(rate(), WARM_UP);
            answers.clear();
            for (int round = 0; round < settings.rounds(); round++) {
                keep(lists.open(LISTS_PER_SECOND, length), quiet, quietMedians);
                attack(lists, ownersLogins, wrong);
            }
        }
        return figures();
    }

    private void attack(HttpLoad lists, HttpLoad ownersLogins, HttpLoad wrong) {
        var use = CpuUse.of(center.parts());
        var attempts = started(() -> wrong.open(rate(), length));
        var logins = started(() -> ownersLogins.open(1, length));
        keep(lists.open(LISTS_PER_SECOND, length), attacked, attackedMedians);
        cpu = use.told();
        result(attempts);
        var owner = result(logins);
        refusedOwners += owner.failed();
        owners.add(owner.latency());
    }

    private double rate() {
        return WRONG_LOGINS / (settings.rounds() * length.toMillis() / 1e3);
    }

    private void keep(LoadResult result, List<Double> p95, List<Double> medians) {
        failedLists += result.failed();
        p95.add(result.millis(95));
        medians.add(result.millis(50));
    }

    private void count(long number, int status, long nanoTime) {
        answers.computeIfAbsent(status, _ -> new LongAdder()).increment();
    }

    private static FutureTask<LoadResult> started(java.util.concurrent.Callable<LoadResult> load) {
        var task = new FutureTask<>(load);
        Thread.ofPlatform().start(task);
        return task;
    }

    private static LoadResult result(FutureTask<LoadResult> task) {
        try {
            return task.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Figure> figures() {
        return List.of(
                Figure.of(
                                "owner",
                                "owner's logins refused, of %d, while %,d wrong ones come from %s"
                                        .formatted(owners.getTotalCount() + refusedOwners, WRONG_LOGINS, from),
                                refusedOwners,
                                "",
                                Goal.atMost(0, 0))
                        .noting("the wrong ones were answered " + new TreeMap<>(answers))
                        .noting(Accounts.text(
                                "the owner waited %.0f ms at p50, %.0f ms at most",
                                owners.getValueAtPercentile(50) / 1e6, owners.getMaxValue() / 1e6)),
                Figure.of(
                                "others",
                                "p95 of chat-service's list meanwhile / without the attack",
                                Medians.of(attacked) / Medians.of(quiet),
                                "",
                                Goal.atMost(1.5, 1.2))
                        .with(new Figure.Series("p95 under attack", "ms", attacked))
                        .with(new Figure.Series("p95 without", "ms", quiet))
                        .noting(Accounts.text(
                                "p50 %.1f ms and %.1f ms; %d failed; of the machine under attack: %s",
                                Medians.of(attackedMedians), Medians.of(quietMedians), failedLists, cpu)));
    }
}
