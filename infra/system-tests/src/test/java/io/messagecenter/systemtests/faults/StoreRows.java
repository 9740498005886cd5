package io.messagecenter.systemtests.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** Kafka and PostgreSQL killed, frozen, or out of reach; and a broker that refuses an event. */
final class StoreRows {

    private static final Duration WINDOW = Duration.ofSeconds(15);

    private StoreRows() {}

    static List<Row> all() {
        return List.of(
                Row.of("F10", "kill -9 the broker", 60, StoreRows::killBroker),
                Row.of("F13", "freeze the broker for 15 s", 60, StoreRows::freezeBroker),
                Row.of("F14", "kill -9 PostgreSQL", 60, StoreRows::killDatabase),
                Row.of("F19", "cut all services from Kafka for 15 s", 60, StoreRows::cutKafka),
                Row.of("F20", "half-open connections to PostgreSQL", 60, StoreRows::loseDatabase),
                Row.of("F40", "an event that the broker refuses", 40, StoreRows::refuseEvent));
    }

    private static LongSupplier unanswered(Trial trial) {
        return () -> trial.load().unanswered("ingest", "ingest-2");
    }

    private static void killBroker(Trial trial) {
        trial.talk(80, 120);
        trial.expectUnwell("ingest", "ingest-2");
        trial.kill("kafka", "unanswered webhooks", unanswered(trial));
        trial.last(Duration.ofSeconds(6));
        trial.faultEnds();
    }

    private static void freezeBroker(Trial trial) {
        trial.talk(80, 120);
        trial.expectUnwell("ingest", "ingest-2");
        trial.freeze("kafka", "unanswered webhooks", unanswered(trial));
        trial.last(WINDOW);
        trial.cluster().thaw("kafka");
        trial.faultEnds();
    }

    private static void killDatabase(Trial trial) {
        trial.talk(80, 120);
        trial.expectUnwell("chat", "chat-2");
        trial.prove(
                "open transactions",
                () -> trial.sight().openTransactions("chat") + trial.sight().openTransactions("chat-2"));
        trial.cluster().kill("postgres");
        trial.last(Duration.ofSeconds(4));
        trial.faultEnds();
    }

    private static void cutKafka(Trial trial) {
        trial.talk(80, 120);
        trial.expectUnwell("ingest", "ingest-2");
        trial.prove("unanswered webhooks", unanswered(trial));
        trial.cluster().toKafka().forEach(FaultProxy::hold);
        trial.last(WINDOW);
        trial.cluster().toKafka().forEach(FaultProxy::heal);
        trial.faultEnds();
    }

    /** Whatever was connected is silent for ever; what connects anew works. */
    private static void loseDatabase(Trial trial) {
        trial.talk(80, 120);
        trial.prove(
                "open transactions",
                () -> trial.sight().openTransactions("chat") + trial.sight().openTransactions("chat-2"));
        trial.cluster().toPostgres().forEach(FaultProxy::lose);
        trial.faultEnds();
        trial.last(Duration.ofSeconds(5));
    }

    /** One chat's event is too large for its topic: that chat waits for the operator, in order; the others go on. */
    private static void refuseEvent(Trial trial) {
        trial.talk(60, 60);
        limit(trial, "20000");
        var talk = trial.load().talk(Talk.Kind.PEOPLE);
        var random = new byte[30_000];
        ThreadLocalRandom.current().nextBytes(random);
        trial.load().write(talk);
        trial.load().say(talk, HexFormat.of().formatHex(random));
        trial.load().write(talk);
        trial.prove(
                "events refused by the broker",
                () -> trial.sight().count("chat", "SELECT count(*) FROM outbox WHERE parked_at IS NOT NULL"));
        trial.await(
                "the other chats go on",
                Duration.ofSeconds(20),
                () -> trial.sight()
                                .count(
                                        "chat",
                                        "SELECT count(*) FROM outbox WHERE key <> ? AND created_at < ?::timestamptz",
                                        talk.address(),
                                        Instant.now().minusSeconds(5).toString())
                        == 0);
        limit(trial, "1048588");
        trial.sight().change("chat", "UPDATE outbox SET parked_at = NULL");
        trial.faultEnds();
    }

    private static void limit(Trial trial, String bytes) {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, "chat.events");
        var entry = new ConfigEntry("max.message.bytes", bytes);
        try {
            trial.sight()
                    .admin()
                    .incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
