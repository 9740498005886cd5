package io.messagecenter.systemtests.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Services that are killed or frozen. */
final class ProcessRows {

    private static final Duration AFTER_KILL = Duration.ofSeconds(6);

    /** A start alone takes half a minute; under load, two processors leave it a fifth of one. How long does not matter here. */
    private static final Duration REPLACEMENT = Duration.ofMinutes(4);

    private ProcessRows() {}

    static List<Row> all() {
        return List.of(
                Row.of("F1", "kill -9 webhook-ingest-service under load", 30, ProcessRows::killIngest),
                Row.quick("F2", "kill -9 chat-service in mid batch", 40, trial -> killChat(trial, 1)),
                Row.of("F2x6", "kill -9 chat-service in mid batch, six times", 60, trial -> killChat(trial, 6)),
                Row.of("F3", "kill -9 bot-service", 60, ProcessRows::killBot),
                Row.of("F4a", "kill -9 outbound between SENDING and the call", 60, ProcessRows::killBeforeCall),
                Row.of("F4b", "kill -9 outbound during the call", 60, ProcessRows::killDuringCall),
                Row.of("F4c", "kill -9 outbound between the answer and SENT", 60, ProcessRows::killAfterCall),
                Row.of("F9a", "freeze outbound with calls under way, 3 s", 60, trial -> freezeOutbound(trial, 3)),
                Row.of("F9b", "freeze outbound with calls under way, 30 s", 60, trial -> freezeOutbound(trial, 30)),
                Row.of("F6", "kill -9 the owner of the outbox relay", 40, ProcessRows::killRelay),
                Row.of("F7", "freeze chat-service for longer than its session", 45, ProcessRows::freezeChat),
                Row.of("F8", "freeze the owner of the outbox relay for 15 s", 45, ProcessRows::freezeRelay),
                Row.of(
                        "F8b",
                        "freeze the owner of the outbox relay for 5 s, four times",
                        45,
                        ProcessRows::freezeRelays),
                Row.of("F21", "cut the lock's connection of the outbox relay alone", 45, ProcessRows::cutRelay),
                Row.of("F37", "replace all services one after the other", 60, ProcessRows::roll));
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
            var other = i % 2 == 0 ? "chat-2" : "chat";
            // Two at once are another fault; on two processors a start under load outlasts the pause.
            trial.await(other + " is there", () -> trial.cluster().isReady(other));
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

    /** Longer than its lock lives, shorter than the broker bears its transaction: only the fence stops what it has in hand. */
    private static void freezeRelays(Trial trial) {
        trial.talk(80, 120);
        for (int i = 0; i < 4; i++) {
            var owner = owner(trial);
            trial.freeze(owner, "events in the outbox", () -> trial.sight().outbox("chat"));
            trial.await("another instance publishes", () -> {
                var next = relay(trial);
                return next != null && !next.part().equals(owner);
            });
            trial.last(Duration.ofSeconds(2));
            trial.cluster().thaw(owner);
            trial.last(Duration.ofSeconds(3));
        }
        trial.faultEnds();
    }

    /** The calls are held on their way: claimed, and never at WHAPI. */
    private static void killBeforeCall(Trial trial) {
        trial.talk(80, 100);
        var dispatcher = dispatcher(trial);
        trial.cluster().toWhapi().hold();
        trial.prove("sends claimed that WHAPI has not seen", () -> trial.sight().intents("sending"));
        trial.cluster().kill(dispatcher);
        trial.cluster().toWhapi().drop();
        trial.cluster().toWhapi().heal();
        trial.faultEnds();
        trial.last(AFTER_KILL);
    }

    /** WHAPI takes at once and answers late. */
    private static void killDuringCall(Trial trial) {
        trial.talk(80, 100);
        var dispatcher = dispatcher(trial);
        trial.cluster().simulator().put("/sim/faults", Map.of("delay_ms", 2000)).expect(200);
        Trial.pause(Duration.ofSeconds(1));
        trial.prove(
                "calls that WHAPI took and has not answered",
                () -> trial.sight().intents("sending"));
        trial.cluster().kill(dispatcher);
        trial.faultEnds();
        trial.last(AFTER_KILL);
    }

    /** The answers come, and the database does not take what they say. */
    private static void killAfterCall(Trial trial) {
        trial.talk(80, 100);
        trial.cluster().simulator().put("/sim/faults", Map.of("delay_ms", 500)).expect(200);
        var dispatcher = dispatcher(trial);
        trial.prove("calls under way", () -> trial.sight().intents("sending"));
        trial.cluster().toPostgres("outbound").hold();
        Trial.pause(Duration.ofSeconds(2));
        trial.prove("calls answered and not written down", () -> trial.sight().intents("sending"));
        trial.cluster().kill(dispatcher);
        trial.cluster().toPostgres("outbound").drop();
        trial.cluster().toPostgres("outbound").heal();
        trial.faultEnds();
        trial.last(AFTER_KILL);
    }

    private static void freezeOutbound(Trial trial, int seconds) {
        trial.talk(80, 100);
        trial.cluster().simulator().put("/sim/faults", Map.of("delay_ms", 50)).expect(200);
        var dispatcher = dispatcher(trial);
        trial.freeze(dispatcher, "calls under way", () -> trial.sight().intents("sending"));
        trial.last(Duration.ofSeconds(seconds));
        trial.cluster().thaw(dispatcher);
        trial.faultEnds();
    }

    private static String dispatcher(Trial trial) {
        var seen = new AtomicReference<@Nullable String>();
        trial.await("somebody sends", () -> {
            seen.set(trial.sight().dispatcher());
            return seen.get() != null;
        });
        return Objects.requireNonNull(seen.get());
    }

    /** Silent to the owner, and after some seconds given up by the database, as its keep-alives do. */
    private static void cutRelay(Trial trial) {
        trial.talk(80, 120);
        var relay = awaitRelay(trial);
        var owner = relay.part();
        var link = trial.cluster().toPostgres("chat").fromPort(relay.clientPort());
        if (link == null) {
            trial.complain("the relay's connection is not found");
            return;
        }
        trial.prove("events in the outbox", () -> trial.sight().outbox("chat"));
        link.lose();
        trial.last(Duration.ofSeconds(4));
        link.endAtServer();
        trial.await("another instance publishes within 15 s", Duration.ofSeconds(15), () -> {
            var next = relay(trial);
            return next != null && !next.part().equals(owner);
        });
        trial.last(Duration.ofSeconds(8));
        trial.faultEnds();
    }

    private static void roll(Trial trial) {
        trial.talk(60, 20);
        trial.prove("unanswered requests", () -> trial.load().unanswered("ingest", "ingest-2", "chat", "chat-2"));
        var callers = new Callers(trial);
        for (var part : List.of("ingest", "chat", "outbound", "ingest-2", "chat-2", "outbound-2", "bot")) {
            var before = trial.cluster().pid(part);
            trial.cluster().terminate(part);
            trial.await(
                    part + " is replaced",
                    REPLACEMENT,
                    () -> trial.cluster().isAlive(part)
                            && trial.cluster().pid(part) != before
                            && trial.cluster().isReady(part));
        }
        trial.faultEnds();
        callers.stop();
        if (callers.refused() > 0) {
            trial.complain("%d of %d requests at the gateway failed: %s"
                    .formatted(callers.refused(), callers.asked(), callers.refusals()));
        }
    }

    static String owner(Trial trial) {
        return awaitRelay(trial).part();
    }

    private static Sight.Relay awaitRelay(Trial trial) {
        var seen = new AtomicReference<Sight.@Nullable Relay>();
        trial.await("somebody publishes the outbox", () -> {
            seen.set(relay(trial));
            return seen.get() != null;
        });
        return Objects.requireNonNull(seen.get());
    }

    static Sight.@Nullable Relay relay(Trial trial) {
        try {
            return trial.sight().relay("chat");
        } catch (Sight.Unseen e) {
            return null;
        }
    }
}
