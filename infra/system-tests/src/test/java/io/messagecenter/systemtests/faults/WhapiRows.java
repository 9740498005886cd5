package io.messagecenter.systemtests.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** WHAPI refuses, fails, keeps silent or breaks off, before and after it has taken a message. */
final class WhapiRows {

    private WhapiRows() {}

    static List<Row> all() {
        return List.of(
                Row.of("F25", "WHAPI: 429 with Retry-After", 60, WhapiRows::tooMany),
                Row.quick("F26", "WHAPI: 500 before and after it took the message", 60, trial -> fail(trial, "500")),
                Row.of("F27", "WHAPI: no answer, before and after it took it", 60, trial -> fail(trial, "timeout")),
                Row.of("F28", "WHAPI: reset before and after it took it", 60, trial -> fail(trial, "reset")),
                Row.of("F28c", "WHAPI: answers that break off", 60, WhapiRows::cut),
                Row.of("F28d", "WHAPI: answers that drip", 60, WhapiRows::drip));
    }

    private static Map<String, Object> rule(String when, String action, int times) {
        return Map.of("when", when, "action", action, "times", times);
    }

    private static void tooMany(Trial trial) {
        trial.talk(80, 100);
        trial.prove("sends", () -> trial.sight().intents("queued", "sending"));
        trial.cluster()
                .simulator()
                .put("/sim/faults", Map.of("fail", List.of(Map.of("action", "429", "times", 12, "retry_after", 2))))
                .expect(200);
        trial.prove(
                "sends put back by WHAPI",
                () -> trial.sight()
                        .count(
                                "outbound",
                                "SELECT count(*) FROM intents WHERE state = 'queued' AND held_by IS NOT NULL"));
        trial.last(Duration.ofSeconds(15));
        trial.faultEnds();
    }

    private static LongSupplier unclear(Trial trial) {
        return () -> trial.sight().intents("unknown");
    }

    private static void fail(Trial trial, String action) {
        trial.talk(80, 100);
        trial.cluster()
                .simulator()
                .put(
                        "/sim/faults",
                        Map.of(
                                "hide_list_ms",
                                1500,
                                "fail",
                                Stream.of("before", "after", "before", "after")
                                        .map(when -> rule(when, action, 3))
                                        .toList()))
                .expect(200);
        trial.prove("sends of unclear fate", unclear(trial));
        trial.last(Duration.ofSeconds(8));
        trial.faultEnds();
    }

    private static void cut(Trial trial) {
        trial.talk(80, 100);
        trial.cluster().toWhapi().cutAnswersAfter(60);
        trial.prove("sends of unclear fate", unclear(trial));
        trial.last(Duration.ofSeconds(3));
        trial.cluster().toWhapi().heal();
        trial.faultEnds();
    }

    private static void drip(Trial trial) {
        trial.talk(80, 100);
        trial.cluster().toWhapi().slow(Duration.ofMillis(600), Duration.ofMillis(900));
        trial.prove("calls under way", () -> trial.sight().intents("sending"));
        trial.last(Duration.ofSeconds(15));
        trial.faultEnds();
    }
}
