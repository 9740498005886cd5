package io.messagecenter.systemtests.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares what was acknowledged with what came of it, once all is settled: the database, the log of events, the ledger of what
 * WHAPI took, and the dead letters.
 */
final class Oracle {

    static final List<String> DEAD_LETTERS = List.of(
            "inbound.events.dlt",
            "outbound.results.dlt",
            "bot.replies.dlt",
            "chat.events.dlt",
            "outbound.whatsapp.dlt");

    private record Row(
            String address,
            long chatId,
            long seq,
            String sender,
            @Nullable String providerId,
            @Nullable UUID clientId,
            String status) {}

    private final Cluster cluster;
    private final Sight sight;
    private final Published published;
    private final Map<String, Map<TopicPartition, Long>> deadLetters = new HashMap<>();
    private long poison;

    /** To be made before the first word is said. */
    Oracle(Cluster cluster, Sight sight) {
        this.cluster = cluster;
        this.sight = sight;
        this.published = new Published(sight);
        DEAD_LETTERS.forEach(topic -> deadLetters.put(topic, sight.ends(topic)));
    }

    /** So many records will rightly be among the dead letters. */
    void expectPoison(long records) {
        poison += records;
    }

    Verdict judge(List<Talk> talks) {
        var verdict = new Verdict();
        var rows = rows(talks);
        var told = published.told(verdict);
        var taken = taken();
        for (var talk : talks) {
            var thread = rows.getOrDefault(talk.address(), List.of());
            verdict.stored += thread.size();
            stored(talk, thread, verdict);
            answeredOnce(talk, thread, verdict);
            sentOnce(talk, thread, taken.getOrDefault(talk.phone(), List.of()), verdict);
        }
        numbered(talks, rows, told, verdict);
        verdict.unknown = sight.intents("unknown");
        verdict.review = sight.intents("needs_review");
        var dead = deadLetters.entrySet().stream()
                .mapToLong(topic -> sight.since(topic.getValue()).size())
                .sum();
        if (dead != poison) {
            verdict.find("%d dead letters instead of %d".formatted(dead, poison));
        }
        return verdict;
    }

    private Map<String, List<Row>> rows(List<Talk> talks) {
        return sight
                .rows(
                        "chat",
                        """
                        SELECT c.address, m.chat_id, m.seq, m.sender, m.provider_id, m.client_id, m.status
                        FROM messages m JOIN chats c ON c.id = m.chat_id WHERE c.address = ANY (?) ORDER BY c.id, m.seq""",
                        row -> new Row(
                                row.getString(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getString(4),
                                row.getString(5),
                                row.getObject(6, UUID.class),
                                row.getString(7)),
                        talks.stream().map(Talk::address).toList())
                .stream()
                .collect(Collectors.groupingBy(Row::address, LinkedHashMap::new, Collectors.toList()));
    }

    /** I1, I2 and the order of what was acknowledged. */
    private static void stored(Talk talk, List<Row> thread, Verdict verdict) {
        var customers = thread.stream()
                .filter(row -> row.sender().equals("customer"))
                .map(Row::providerId)
                .toList();
        compare(talk, "message", talk.webhooks(), customers, verdict);
        var agents = thread.stream()
                .filter(row -> row.sender().equals("agent"))
                .map(Row::clientId)
                .toList();
        compare(talk, "reply", talk.replies(), agents, verdict);
    }

    private static <T> void compare(
            Talk talk, String what, List<T> acknowledged, List<@Nullable T> stored, Verdict verdict) {
        var there = new HashSet<>(stored);
        acknowledged.stream()
                .filter(id -> !there.contains(id))
                .forEach(id -> verdict.lost("%s %s of %s".formatted(what, id, talk.phone())));
        if (there.size() < stored.size()) {
            verdict.duplicated("%d %ss of %s".formatted(stored.size() - there.size(), what, talk.phone()));
        }
        var both = stored.stream()
                .distinct()
                .filter(id -> id != null && acknowledged.contains(id))
                .toList();
        if (!both.equals(acknowledged.stream().filter(there::contains).toList())) {
            verdict.disordered("the %ss of %s".formatted(what, talk.phone()));
        }
    }

    /** I4. */
    private static void answeredOnce(Talk talk, List<Row> thread, Verdict verdict) {
        if (talk.kind() != Talk.Kind.BOT) {
            return;
        }
        var asked =
                thread.stream().filter(row -> row.sender().equals("customer")).count();
        var answers = thread.stream().filter(row -> row.sender().equals("bot")).count();
        if (answers < asked) {
            verdict.lost("%d answers of the bot to %s".formatted(asked - answers, talk.phone()));
        } else if (answers > asked) {
            verdict.duplicated("%d answers of the bot to %s".formatted(answers - asked, talk.phone()));
        }
    }

    /** I5: what WHAPI took for a number is what the database says was sent to it, each once, in the thread's order. */
    private static void sentOnce(Talk talk, List<Row> thread, List<String> taken, Verdict verdict) {
        var ours = thread.stream()
                .filter(row -> row.sender().equals("agent") || row.sender().equals("bot"))
                .toList();
        var sent = new ArrayList<String>();
        for (var row : ours) {
            switch (row.status()) {
                case "sent", "delivered", "read", "played" -> sent.add(String.valueOf(row.providerId()));
                // The bot's unclear sends are dropped at the last look; a person's never are.
                case "failed" -> {
                    if (!row.sender().equals("bot")) {
                        verdict.lost("a reply to %s failed".formatted(talk.phone()));
                    }
                }
                default -> verdict.lost("a send to %s is still %s".formatted(talk.phone(), row.status()));
            }
        }
        if (sent.equals(taken)) {
            return;
        }
        Set<String> known = new HashSet<>(sent);
        Set<String> there = new HashSet<>(taken);
        sent.stream()
                .filter(id -> !there.contains(id))
                .forEach(id -> verdict.lost("%s was never taken by WHAPI".formatted(id)));
        taken.stream()
                .filter(id -> !known.contains(id))
                .forEach(id ->
                        verdict.duplicated("WHAPI took %s for %s, which no message knows".formatted(id, talk.phone())));
        if (known.equals(there)) {
            verdict.disordered("the sends to " + talk.phone());
        }
    }

    private Map<String, List<String>> taken() {
        var taken = new HashMap<String, List<String>>();
        for (JsonNode sent :
                cluster.simulator().get("/sim/sent").expect(200).json().get("items")) {
            taken.computeIfAbsent(sent.get("to").asString(), _ -> new ArrayList<>())
                    .add(sent.get("id").asString());
        }
        return taken;
    }

    /** I3: {@code seq} and {@code change} count without gaps, the events in that order, one for each message. */
    private void numbered(
            List<Talk> talks, Map<String, List<Row>> rows, Map<Long, Published.Told> told, Verdict verdict) {
        var states = new HashMap<String, long[]>();
        sight.rows(
                "chat",
                """
                SELECT c.address, s.seq, s.change FROM chat_states s JOIN chats c ON c.id = s.chat_id
                WHERE c.address = ANY (?)""",
                row -> states.put(row.getString(1), new long[] {row.getLong(2), row.getLong(3)}),
                talks.stream().map(Talk::address).toList());
        rows.forEach((address, thread) -> {
            var state = states.getOrDefault(address, new long[2]);
            var seqs = thread.stream().map(Row::seq).toList();
            if (!seqs.equals(upTo(state[0]))) {
                verdict.disordered("seq of %s has gaps: %s".formatted(address, seqs));
            }
            var events = told.getOrDefault(thread.getFirst().chatId(), Published.Told.nothing());
            events.judge(address, state[1], verdict);
            seqs.stream()
                    .filter(seq -> !events.created().contains(seq))
                    .forEach(seq -> verdict.lost("message.created of %s, seq %d".formatted(address, seq)));
        });
    }

    private static List<Long> upTo(long last) {
        var numbers = new ArrayList<Long>();
        for (long number = 1; number <= last; number++) {
            numbers.add(number);
        }
        return numbers;
    }
}
