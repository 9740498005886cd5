package io.messagecenter.systemtests.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/**
 * Messages that WHAPI lists and posts: some of them twice by webhooks, some never, some by a late webhook at the moment at which the
 * repair publishes them. Each is stored once, in order, and answered once by the bot.
 */
final class RepairRow {

    private static final int CHATS = 8;
    private static final int MESSAGES = 4;

    /** What is younger the repair leaves to its webhook; and a second for the list, which knows no fractions of one. */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private final Trial trial;
    private final List<String> lost = new ArrayList<>();

    private RepairRow(Trial trial) {
        this.trial = trial;
    }

    static void run(Trial trial) {
        new RepairRow(trial).run();
    }

    private void run() {
        trial.inputIsTheFault(
                "%d messages, of %d no webhook came".formatted(3 * CHATS * MESSAGES, 2 * CHATS * MESSAGES));
        var inbound = trial.sight().ends("inbound.events");
        faults(Map.of("duplicate", 1));
        var twice = talks();
        twice.forEach(this::write);
        faults(Map.of("drop_webhooks", true));
        var never = talks();
        var late = talks();
        never.forEach(talk -> lost.addAll(write(talk)));
        late.forEach(talk -> lost.addAll(write(talk)));
        faults(Map.of());
        Trial.pause(SETTLED);
        if (stored() > 0) {
            trial.complain("what had no webhook is there before the repair");
        }

        trial.sight().change("outbound", """
                INSERT INTO repair_wishes (reason, wanted_at) VALUES ('the fault tests say so', clock_timestamp())
                ON CONFLICT (id) DO UPDATE SET reason = excluded.reason, wanted_at = excluded.wanted_at""");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            late.forEach(talk -> threads.submit(() -> repeat(talk)));
            twice.forEach(talk -> threads.submit(() -> repeat(talk)));
        }
        trial.faultEnds();
        trial.await("all of them are stored", () -> stored() == lost.size());
        trial.prove("events published by the repair", () -> repaired(inbound));
    }

    private List<Talk> talks() {
        return IntStream.range(0, CHATS)
                .mapToObj(_ -> trial.load().talk(Talk.Kind.BOT))
                .toList();
    }

    private void faults(Map<String, ?> faults) {
        trial.cluster().simulator().put("/sim/faults", faults).expect(200);
    }

    /** The customer writes, and WHAPI has it. */
    private List<String> write(Talk talk) {
        for (int i = 0; i < MESSAGES; i++) {
            var id = trial.cluster()
                    .simulator()
                    .post(
                            "/sim/inbound",
                            Map.of(
                                    "phone", talk.phone(),
                                    "name", "C " + talk.phone(),
                                    "text", Bodies.words(talk, "word " + i)))
                    .expect(201)
                    .json()
                    .get("message_id")
                    .asString();
            talk.webhookAcknowledged(id);
        }
        return talk.webhooks();
    }

    /** The webhooks come after all, one after the other, to both instances. */
    private void repeat(Talk talk) {
        for (var id : talk.webhooks()) {
            var part = ingest(id);
            trial.await(
                    "a late webhook is taken",
                    () -> trial.load().post(part, "POST", Bodies.message(talk, id, "word", "post")) == 200);
        }
    }

    private static String ingest(String id) {
        return id.hashCode() % 2 == 0 ? "ingest" : "ingest-2";
    }

    private long stored() {
        return trial.sight().count("chat", "SELECT count(*) FROM messages WHERE provider_id = ANY (?)", lost);
    }

    private long repaired(Map<TopicPartition, Long> since) {
        return trial.sight().since(since).stream()
                .map(record -> record.headers().lastHeader("ce_source"))
                .filter(source -> source != null && new String(source.value(), UTF_8).contains("outbound"))
                .count();
    }
}
