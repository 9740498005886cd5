package io.messagecenter.systemtests.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Webhooks that come twice, late, early, together or broken, and records that nobody can read. */
final class InputRows {

    private static final List<String> READ =
            List.of("inbound.events", "outbound.results", "bot.replies", "chat.events", "outbound.whatsapp");

    private InputRows() {}

    static List<Row> all() {
        return List.of(
                Row.quick("F30all", "F30 to F33, F36 and F42 at the same time", 60, InputRows::together),
                Row.of("F30", "every webhook three times at once, post and put", 40, InputRows::thrice),
                Row.of("F31", "webhooks of one chat in any order", 40, InputRows::shuffled),
                Row.of("F32", "status, edit, deletion, reaction before the message", 40, InputRows::early),
                Row.of("F33", "one person by phone and by @lid", 40, InputRows::twoAddresses),
                Row.of("F34", "hostile bodies, 10 MB, 100,000 elements", 40, InputRows::hostile),
                Row.of("F35", "poison in every partition", 40, InputRows::poison),
                Row.of("F36", "an album of ten from a new contact at once", 40, InputRows::album),
                Row.of("F42", "messages by webhook and by repair at once", 60, RepairRow::run));
    }

    /** They have nothing to do with each other but the time that it takes until all is settled. */
    private static void together(Trial trial) throws Exception {
        var scripts = List.<Row.Script>of(
                RepairRow::run,
                InputRows::thrice,
                InputRows::shuffled,
                InputRows::early,
                InputRows::twoAddresses,
                InputRows::album);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = scripts.stream()
                    .map(script -> threads.submit(() -> {
                        script.run(trial);
                        return script;
                    }))
                    .toList();
            for (var script : running) {
                script.get();
            }
        }
    }

    /** All of them at the same moment, each at an instance in turn. */
    private static void atOnce(Trial trial, List<byte[]> bodies, String... verbs) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < bodies.size(); i++) {
                var part = i % 2 == 0 ? "ingest" : "ingest-2";
                var verb = verbs[i % verbs.length];
                var body = bodies.get(i);
                threads.submit(() -> trial.await(
                        "a webhook is taken",
                        Duration.ofSeconds(30),
                        () -> trial.load().post(part, verb, body) == 200));
            }
        }
    }

    private static void thrice(Trial trial) {
        trial.inputIsTheFault("600 webhooks for 200 messages");
        for (int i = 0; i < 20; i++) {
            var talk = trial.load().talk(Talk.Kind.PEOPLE);
            for (int n = 0; n < 10; n++) {
                var id = talk.nextId();
                var post = Bodies.message(talk, id, "thrice " + n, "post");
                var put = Bodies.message(talk, id, "thrice " + n, "put");
                atOnce(trial, List.of(post, put, post), "POST", "PUT", "POST");
                talk.webhookAcknowledged(id);
            }
        }
        trial.faultEnds();
    }

    private static void shuffled(Trial trial) {
        trial.inputIsTheFault("30 webhooks of one chat");
        var talk = trial.load().talk(Talk.Kind.PEOPLE);
        var ids = IntStream.range(0, 30).mapToObj(_ -> talk.nextId()).toList();
        var begun = Instant.now().minusSeconds(7200);
        var bodies = new ArrayList<byte[]>();
        for (int i = 0; i < ids.size(); i++) {
            bodies.add(Bodies.of(
                    "messages",
                    "post",
                    Bodies.message(
                            talk.phone() + "@s.whatsapp.net",
                            talk.phone(),
                            ids.get(i),
                            "n " + i,
                            begun.plusSeconds(i))));
        }
        Collections.shuffle(bodies);
        atOnce(trial, bodies, "POST");
        trial.faultEnds();
        trial.await("all are stored", () -> thread(trial, talk).size() == ids.size());
        var shown = thread(trial, talk);
        if (!shown.equals(ids)) {
            trial.complain("the thread is not in the provider's order: " + shown);
        }
    }

    /** The provider's ids in the order of the public API. */
    private static List<String> thread(Trial trial, Talk talk) {
        var chats = trial.sight()
                .rows("chat", "SELECT id FROM chats WHERE address = ?", row -> row.getLong(1), talk.address());
        if (chats.isEmpty()) {
            return List.of();
        }
        var ids = new ArrayList<String>();
        trial.load()
                .api("chat")
                .get("/chats/" + chats.getFirst() + "/messages?limit=100")
                .expect(200)
                .json()
                .get("items")
                .forEach(message -> ids.add(message.get("provider_id").asString()));
        return ids;
    }

    private static void early(Trial trial) {
        trial.inputIsTheFault("what is said of 40 messages that have not come yet");
        var talk = trial.load().talk(Talk.Kind.PEOPLE);
        var chat = talk.phone() + "@s.whatsapp.net";
        var edited = new ArrayList<String>();
        for (int i = 0; i < 10; i++) {
            var id = talk.nextId();
            edited.add(id);
            var action = """
                    {"id":"%s-%s","from_me":false,"type":"action","chat_id":"%s","from":"%s","timestamp":%d,"action":{"type":"%%s","target":"%s"%%s}}""".formatted(
                            "act",
                            UUID.randomUUID().toString().substring(0, 8),
                            chat,
                            talk.phone(),
                            Instant.now().getEpochSecond(),
                            id);
            var edit = Bodies.of(
                    "messages", "post", action.formatted("edit", ",\"edited_content\":{\"body\":\"better\"}"));
            var reaction = Bodies.of(
                    "messages", "post", action.replace("act-", "rea-").formatted("reaction", ",\"emoji\":\"x\""));
            atOnce(trial, List.of(edit, reaction, edit, reaction), "POST");
            atOnce(
                    trial,
                    List.of(
                            Bodies.message(talk, id, "first words", "post"),
                            Bodies.message(talk, id, "first words", "put")),
                    "POST",
                    "PUT");
            talk.webhookAcknowledged(id);
        }
        trial.faultEnds();
        trial.await(
                "edits and reactions are applied to every message",
                Duration.ofSeconds(30),
                () -> trial.sight()
                                .count(
                                        "chat",
                                        "SELECT count(*) FROM messages WHERE provider_id = ANY (?) AND text = 'better' AND jsonb_array_length(reactions) = 1",
                                        edited)
                        == edited.size());
    }

    private static void twoAddresses(Trial trial) {
        trial.inputIsTheFault("40 webhooks of one person under two addresses");
        var talk = trial.load().talk(Talk.Kind.PEOPLE);
        trial.load().write(talk);
        trial.await("the chat is there", () -> chatOf(trial, talk) != 0);
        var hidden = "9" + talk.phone() + "@lid";
        var linked = """
                {"type":"addresses.linked","head":{"id":"%s","account":"%s","address":"%s","occurred_at":"%s"},"other":"whatsapp:%s:%s"}""".formatted(
                        UUID.randomUUID(), Cluster.ACCOUNT, talk.address(), Instant.now(), Cluster.ACCOUNT, hidden);
        publish(
                trial,
                new ProducerRecord<>("outbound.results", talk.address(), linked.getBytes(StandardCharsets.UTF_8)));
        trial.await(
                "both addresses are the chat's",
                () -> trial.sight()
                                .count(
                                        "chat",
                                        "SELECT count(*) FROM chat_addresses WHERE chat_id = ? AND address LIKE '%' || ?",
                                        chatOf(trial, talk),
                                        ":" + hidden)
                        == 1);
        var bodies = new ArrayList<byte[]>();
        var ids = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            var id = talk.nextId();
            ids.add(id);
            bodies.add(Bodies.message(talk, id, "n " + i, "post"));
            bodies.add(Bodies.of(
                    "messages",
                    "post",
                    Bodies.message(hidden, hidden, id, "n " + i, Instant.now().minusSeconds(3600))));
        }
        atOnce(trial, bodies, "POST");
        trial.faultEnds();
        trial.await(
                "each is stored once, in that chat",
                Duration.ofSeconds(30),
                () -> trial.sight()
                                .count(
                                        "chat",
                                        "SELECT count(*) FROM messages WHERE provider_id = ANY (?) AND chat_id = "
                                                + chatOf(trial, talk),
                                        ids)
                        == ids.size());
        if (trial.sight().count("chat", "SELECT count(*) FROM messages WHERE provider_id = ANY (?)", ids)
                != ids.size()) {
            trial.complain("some were stored twice");
        }
    }

    private static long chatOf(Trial trial, Talk talk) {
        return trial
                .sight()
                .rows("chat", "SELECT id FROM chats WHERE address = ?", row -> row.getLong(1), talk.address())
                .stream()
                .findFirst()
                .orElse(0L);
    }

    private static void publish(Trial trial, ProducerRecord<String, byte[]> record) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", trial.cluster().kafkaAddress()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(record);
        }
    }

    private static void hostile(Trial trial) {
        trial.talk(60, 80);
        trial.prove("unanswered webhooks", () -> trial.load().unanswered("ingest", "ingest-2"));
        for (var body : Bodies.allHostile()) {
            expect(trial, body, 200);
        }
        expect(trial, ("{\"messages\":[\"" + "x".repeat(10_000_000) + "\"]}").getBytes(StandardCharsets.UTF_8), 413);
        expect(trial, ("[" + "1,".repeat(99_999) + "1]").getBytes(StandardCharsets.UTF_8), 200);
        trial.faultEnds();
    }

    private static void expect(Trial trial, byte[] body, int status) {
        for (var part : List.of("ingest", "ingest-2")) {
            trial.await(
                    "a hostile body of %d bytes is answered %d".formatted(body.length, status),
                    Duration.ofSeconds(30),
                    () -> trial.load().post(part, "POST", body) == status);
        }
    }

    private static void poison(Trial trial) {
        trial.talk(60, 80);
        trial.prove("unanswered webhooks", () -> trial.load().unanswered("ingest", "ingest-2"));
        for (var topic : READ) {
            for (int partition = 0; partition < 12; partition++) {
                var value = "{\"poison\": \"" + UUID.randomUUID() + "\"";
                publish(trial, new ProducerRecord<>(topic, partition, "key", value.getBytes(StandardCharsets.UTF_8)));
            }
            trial.oracle().expectPoison(12);
        }
        trial.faultEnds();
    }

    private static void album(Trial trial) {
        trial.inputIsTheFault("ten first messages at once, five times");
        for (int i = 0; i < 5; i++) {
            var talk = trial.load().talk(Talk.Kind.PEOPLE);
            var ids = IntStream.range(0, 10).mapToObj(_ -> talk.nextId()).toList();
            atOnce(
                    trial,
                    ids.stream()
                            .map(id -> Bodies.message(talk, id, "picture", "post"))
                            .toList(),
                    "POST");
            trial.await(
                    "the album is in one chat",
                    Duration.ofSeconds(30),
                    () -> trial.sight().count("chat", "SELECT count(*) FROM messages WHERE provider_id = ANY (?)", ids)
                            == ids.size());
            if (trial.sight()
                            .count(
                                    "chat",
                                    "SELECT count(DISTINCT chat_id) FROM messages WHERE provider_id = ANY (?)",
                                    ids)
                    != 1) {
                trial.complain("more than one chat for one contact");
            }
        }
        trial.faultEnds();
    }
}
