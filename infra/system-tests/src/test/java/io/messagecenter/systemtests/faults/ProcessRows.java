package io.messagecenter.systemtests.faults;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Services that are killed or frozen. */
final class ProcessRows {

    private static final Duration AFTER_KILL = Duration.ofSeconds(6);

    private ProcessRows() {}

    static List<Row> all() {
        return List.of(
                Row.of("F1", "kill -9 webhook-ingest-service under load", 30, ProcessRows::killIngest),
                Row.quick("F2", "kill -9 chat-service in mid batch", 40, trial -> killChat(trial, 1)),
                Row.of("F2x6", "kill -9 chat-service in mid batch, six times", 60, trial -> killChat(trial, 6)),
                Row.of("F3", "kill -9 bot-service", 60, ProcessRows::killBot),
                Row.of("F6", "kill -9 the owner of the outbox relay", 40, ProcessRows::killRelay),
                Row.of("F7", "freeze chat-service for longer than its session", 45, ProcessRows::freezeChat),
                Row.of("F8", "freeze the owner of the outbox relay for 15 s", 45, ProcessRows::freezeRelay));
    }

    private static void killIngest(Trial trial) {
        trial.talk(80, 120);
        trial.expectUnwell("ingest");
        trial.kill("ingest", "unanswered webhooks", () -> trial.load().unanswered("ingest"));
        trial.faultEnds();
        trial.last(AFTER_KILL);
    }

    private static void killChat(Trial trial, int times) {
        trial.talk(80, 120);
        for (int i = 0; i < times; i++) {
            var part = i % 2 == 0 ? "chat" : "chat-2";
            trial.kill(part, "open transactions of " + part, () -> trial.sight().openTransactions(part));
            trial.faultEnds();
            trial.last(AFTER_KILL);
        }
    }

    private static void killBot(Trial trial) {
        trial.talk(120, 120);
        trial.expectUnwell("bot");
        trial.kill("bot", "events before the bot", () -> trial.sight().totalLag("bot-service"));
        trial.faultEnds();
        trial.last(AFTER_KILL);
    }

    private static void killRelay(Trial trial) {
        trial.talk(80, 120);
        var owner = owner(trial);
        trial.kill(owner, "events in the outbox", () -> trial.sight().outbox("chat"));
        trial.faultEnds();
        trial.await("another instance publishes within 5 s", Duration.ofSeconds(5), () -> {
            var next = relay(trial);
            return next != null && !next.part().equals(owner);
        });
        trial.last(AFTER_KILL);
    }

    private static void freezeChat(Trial trial) {
        trial.talk(80, 120);
        trial.expectUnwell("chat");
        trial.freeze("chat", "open transactions of chat", () -> trial.sight().openTransactions("chat"));
        trial.last(Duration.ofSeconds(15));
        trial.cluster().thaw("chat");
        trial.faultEnds();
    }

    private static void freezeRelay(Trial trial) {
        trial.talk(80, 120);
        var owner = owner(trial);
        trial.expectUnwell(owner);
        trial.freeze(owner, "events in the outbox", () -> trial.sight().outbox("chat"));
        trial.last(Duration.ofSeconds(15));
        trial.cluster().thaw(owner);
        trial.faultEnds();
    }

    static String owner(Trial trial) {
        trial.await("somebody publishes the outbox", () -> relay(trial) != null);
        return Objects.requireNonNull(relay(trial)).part();
    }

    static Sight.@org.jspecify.annotations.Nullable Relay relay(Trial trial) {
        try {
            return trial.sight().relay("chat");
        } catch (Sight.Unseen e) {
            return null;
        }
    }

    static Set<String> sendsIn(Trial trial, String state) {
        return trial
                .sight()
                .rows("outbound", "SELECT id::text FROM intents WHERE state = ?", row -> row.getString(1), state)
                .stream()
                .collect(Collectors.toSet());
    }
}
