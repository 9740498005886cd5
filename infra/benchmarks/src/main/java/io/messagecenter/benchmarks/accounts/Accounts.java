package io.messagecenter.benchmarks.accounts;

import io.messagecenter.benchmarks.center.CpuUse;
import io.messagecenter.benchmarks.center.Login;
import io.messagecenter.benchmarks.center.MessageCenter;
import io.messagecenter.benchmarks.figures.Figure;
import io.messagecenter.benchmarks.figures.Goal;
import io.messagecenter.benchmarks.load.Answers;
import io.messagecenter.benchmarks.load.HttpLoad;
import io.messagecenter.benchmarks.load.Requests;
import io.messagecenter.benchmarks.pipeline.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Logins in an open loop, the verification of tokens while auth-service stands still, and attacks on one account. */
public final class Accounts {

    private static final double LOGINS_PER_SECOND = 3;

    /** A 99th percentile needs some hundred of them. */
    private static final Duration LOGINS = Duration.ofSeconds(40);

    private static final Duration WARM_UP = Duration.ofSeconds(10);

    /** Some hundred hashes, until the second compiler has done its work. */
    private static final Duration LOGIN_WARM_UP = Duration.ofSeconds(60);

    private static final int CONNECTIONS = 8;
    private static final int VERIFICATIONS_PER_SECOND = 400;

    private final MessageCenter center;
    private final Settings settings;

    public Accounts(MessageCenter center, Settings settings) {
        this.center = center;
        this.settings = settings;
    }

    /** Measures. */
    public List<Figure> measure() {
        var token = Login.token(center.part("gateway"));
        var figures = new ArrayList<Figure>();
        figures.add(logins());
        figures.addAll(new Attack(center, settings, token, "one address", List.of("127.0.0.3")).measure());
        var many = IntStream.range(0, 100).mapToObj(i -> "127.0.1." + (i + 1)).toList();
        figures.addAll(new Attack(center, settings, token, "a hundred addresses", many).measure());
        figures.add(verification(token));
        return figures;
    }

    private Figure logins() {
        var all = new Histogram(3);
        var p99 = new ArrayList<Double>();
        long failed = 0;
        var cpu = "";
        try (var load = new HttpLoad(
                center.part("gateway").port(),
                CONNECTIONS,
                Requests.always(loginOf("admin", "admin123")),
                Answers.IGNORED)) {
            load.open(LOGINS_PER_SECOND, LOGIN_WARM_UP);
            for (int round = 0; round < settings.rounds(); round++) {
                var use = CpuUse.of(center.parts());
                var result = load.open(LOGINS_PER_SECOND, LOGINS);
                cpu = use.told();
                failed += result.failed();
                all.add(result.latency());
                p99.add(result.millis(99));
            }
        }
        var figure = Figure.of(
                        "login",
                        "p99 of logins through the gateway at 3/s",
                        failed == 0 ? all.getValueAtPercentile(99) / 1e6 : Double.NaN,
                        "ms",
                        Goal.atMost(500, 250))
                .with(new Figure.Curve("login", all))
                .with(new Figure.Series("p99 of a round", "ms", p99))
                .noting("p50 %.0f ms of %d logins; of the machine: %s"
                        .formatted(all.getValueAtPercentile(50) / 1e6, all.getTotalCount(), cpu));
        return failed == 0 ? figure : figure.noting("FAILED: " + failed);
    }

    /** What the service itself counts, while nobody else could be asked. */
    private Figure verification(String token) {
        var chat = center.part("chat");
        var rounds = new ArrayList<Double>();
        long failed = 0;
        center.only("chat");
        try (var load =
                new HttpLoad(chat.port(), CONNECTIONS, Requests.always("""
                GET /labels?limit=1 HTTP/1.1\r
                Host: 127.0.0.1\r
                Authorization: Bearer %s\r
                \r
                """.formatted(token)), Answers.IGNORED)) {
            load.closed(WARM_UP.multipliedBy(2));
            for (int round = 0; round < settings.rounds(); round++) {
                var seconds = chat.metric("messagecenter_tokens_verification_seconds_sum");
                var count = chat.metric("messagecenter_tokens_verification_seconds_count");
                failed += load.open(VERIFICATIONS_PER_SECOND, settings.length()).failed();
                rounds.add(1_000
                        * (chat.metric("messagecenter_tokens_verification_seconds_sum") - seconds)
                        / (chat.metric("messagecenter_tokens_verification_seconds_count") - count));
            }
        } finally {
            center.everything();
        }
        return Figure.ofRounds(
                        "verify",
                        "mean time to verify a token, at 400/s",
                        Goal.atMost(0.1, 0.1),
                        new Figure.Series("mean", "ms", rounds))
                .noting("while auth-service and the gateway were frozen, %d answers failed".formatted(failed));
    }

    static String loginOf(String username, String password) {
        var body = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password);
        return """
                POST /auth/login HTTP/1.1\r
                Host: 127.0.0.1\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s""".formatted(body.length(), body);
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
