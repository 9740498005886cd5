package io.messagecenter.benchmarks.pipeline;

import io.messagecenter.benchmarks.center.CpuUse;
import io.messagecenter.benchmarks.center.MessageCenter;
import io.messagecenter.benchmarks.figures.Figure;
import io.messagecenter.benchmarks.figures.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many messages a second chat-service stores out of a full topic, with all that belongs to it (looking for duplicates, locks,
 * the chats' states, two events each in the outbox, which the relay publishes at the same time), beside plain JDBC from memory.
 */
public final class Persist {

    private static final int PER_SECOND_EXPECTED = 2_500;
    private static final String PLAIN = "plain";
    private static final double MEBIBYTE = 1024.0 * 1024;

    private final MessageCenter center;
    private final Settings settings;

    public Persist(MessageCenter center, Settings settings) {
        this.center = center;
        this.settings = settings;
    }

    /** Measures all three in turn, round after round. */
    public List<Figure> measure() {
        center.only("chat");
        var chat = center.part("chat");
        var messages = (int) settings.length().toSeconds() * PER_SECOND_EXPECTED;
        var ours = new ArrayList<Double>();
        var inserted = new ArrayList<Double>();
        var copied = new ArrayList<Double>();
        var told = "";
        try (var backlog = new Backlog(center)) {
            backlog.forget();
            backlog.begin(PLAIN);
            var plain = new PlainJdbc(center.database("chat"), PLAIN);
            backlog.drain(messages / 2);
            backlog.settle();
            plain.insert(messages / 2);
            for (int round = 0; round < settings.rounds(); round++) {
                inserted.add(plain.insert(messages));
                var gc = chat.metric("jvm_gc_pause_seconds_sum");
                var cpu = CpuUse.of(center.parts());
                var began = System.nanoTime();
                ours.add(backlog.drain(messages));
                var seconds = (System.nanoTime() - began) / 1e9;
                told = String.format(
                        Locale.ROOT,
                        "of the machine: %s; GC %.1f %%; its events were published %.1f s after the last was stored",
                        cpu.told(),
                        (chat.metric("jvm_gc_pause_seconds_sum") - gc) / seconds * 100,
                        backlog.settle());
                copied.add(plain.copy(messages));
            }
        }
        var stored = new Figure.Series("ours", "/s", ours);
        return List.of(
                Figure.ratio(
                                "persist",
                                "messages/s from Kafka / plain JDBC inserts into the same tables",
                                Goal.atLeast(0.30, 0.50),
                                stored,
                                new Figure.Series("plain JDBC", "/s", inserted))
                        .noting(told),
                Figure.ratio(
                        "copy",
                        "messages/s from Kafka / COPY into the table of messages",
                        Goal.atLeast(0.12, 0.20),
                        stored,
                        new Figure.Series("COPY", "/s", copied)),
                heap());
    }

    /** At this heap the rate above was held. */
    private Figure heap() {
        var chat = center.part("chat");
        var heap = chat.metric("jvm_memory_max_bytes") > 0 ? mebibytes(chat.heap()) : Double.NaN;
        return Figure.of("heap", "largest heap of chat-service at that rate", heap, "MB", Goal.atMost(384, 384));
    }

    private static double mebibytes(String heap) {
        var number = Double.parseDouble(heap.replaceAll("\\D", ""));
        return switch (heap.charAt(heap.length() - 1)) {
            case 'g', 'G' -> number * 1024;
            case 'm', 'M' -> number;
            default -> number / MEBIBYTE;
        };
    }
}
