package io.messagecenter.systemtests.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** Webhooks as WHAPI posts them, and such as it never would. */
final class Bodies {

    /** A rule answers each message; the AI would answer several at once. */
    private static final String KNOWN_TO_A_RULE = ", and your opening hours?";

    private Bodies() {}

    /** @param method {@code post} or {@code put}: WHAPI says the same message as either */
    static byte[] message(Talk talk, String id, String text, String method) {
        var time = Instant.now().minus(talk.kind() == Talk.Kind.BOT ? Duration.ZERO : Duration.ofHours(1));
        var words = words(talk, text);
        return of("messages", method, message(talk.phone() + "@s.whatsapp.net", talk.phone(), id, words, time));
    }

    /** What a customer says; to the bot in such a way that it answers every message by itself. */
    static String words(Talk talk, String text) {
        return talk.kind() == Talk.Kind.BOT ? text + KNOWN_TO_A_RULE : text;
    }

    static String message(String chat, String from, String id, String text, Instant time) {
        return """
                {"id":"%s","from_me":false,"type":"text","chat_id":"%s","from":"%s","from_name":"C %s","timestamp":%d,"text":{"body":"%s"}}""".formatted(id, chat, from, from, time.getEpochSecond(), text);
    }

    static byte[] of(String collection, String method, String... elements) {
        return """
                {"%s":[%s],"event":{"type":"%s","event":"%s"},"channel_id":"%s"}""".formatted(collection, String.join(",", elements), collection, method, Cluster.ACCOUNT)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static final List<byte[]> HOSTILE = List.of(
            bytes("{\"messages\":[{\"id\":"),
            bytes("not json at all"),
            bytes("[".repeat(5_000)),
            bytes("{\"a\":".repeat(5_000)),
            new byte[] {(byte) 0xff, (byte) 0xfe, '{', '}', (byte) 0xc3, 0x28},
            bytes("{\"messages\":\"none\",\"channel_id\":7}"),
            bytes("{\"messages\":[1,null,true,\"x\",[],{}],\"channel_id\":\"" + Cluster.ACCOUNT + "\"}"),
            bytes("{\"messages\":[{\"id\":{\"x\":1},\"type\":7,\"chat_id\":[],\"timestamp\":\"soon\"}]}"),
            bytes("{\"statuses\":[{\"id\":\"none-of-ours\",\"status\":\"flying\",\"code\":\"x\"}]}"),
            bytes("{\"messages\":[{\"id\":\"" + "x".repeat(100_000) + "\",\"type\":\"text\"}]}"),
            bytes("null"),
            bytes(""));

    /** What must be answered, leave everything else alone, and store nothing. */
    static byte[] hostile(RandomGenerator random) {
        return HOSTILE.get(random.nextInt(HOSTILE.size()));
    }

    static List<byte[]> allHostile() {
        return HOSTILE;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
