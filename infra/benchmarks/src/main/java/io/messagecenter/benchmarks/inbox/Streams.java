package io.messagecenter.benchmarks.inbox;

import io.messagecenter.benchmarks.center.Broker;
import io.messagecenter.benchmarks.center.MessageCenter;
import io.messagecenter.benchmarks.center.Part;
import io.messagecenter.benchmarks.center.Pause;
import io.messagecenter.benchmarks.figures.Figure;
import io.messagecenter.benchmarks.figures.Goal;
import io.messagecenter.benchmarks.load.StreamReader;
import io.messagecenter.benchmarks.pipeline.Messages;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Many live streams on one instance, each of which sees everything: how late the last of them hears of a message, what a stream costs,
 * and whether anybody misses anything when all lose their connections at once and come back.
 */
final class Streams {

    private static final int STREAMS = 300;

    /** Each message is two events: the message and its chat. */
    private static final int MESSAGES_PER_SECOND = 5;

    private static final int SECONDS = 20;
    private static final String ACCOUNT = "streams";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MessageCenter center;
    private final String token;
    private final Map<StreamReader, Set<String>> seen = new ConcurrentHashMap<>();
    private final Map<String, Long> published = new ConcurrentHashMap<>();
    private final Histogram latency = new Histogram(3);
    private final List<StreamReader> streams = new ArrayList<>();
    private int next;

    Streams(MessageCenter center, String token) {
        this.center = center;
        this.token = token;
    }

    List<Figure> measure() {
        var chat = center.part("chat");
        var group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try (Broker broker = center.broker();
                var producer = broker.producer()) {
            publish(producer, SECONDS / 2);
            Pause.millis(2_000);
            published.clear(); // nobody listened yet
            var before = heap(chat);
            for (int i = 0; i < STREAMS; i++) {
                streams.add(new StreamReader(group, chat.port(), token, this::created));
            }
            openAll();
            publish(producer, SECONDS / 2); // the compilers' share
            var perStream = (heap(chat) - before) / STREAMS / 1024;
            synchronized (latency) {
                latency.reset();
            }
            publish(producer, SECONDS);
            awaitAll();
            var push = latency.copy();
            var gaps = reconnect(producer);
            return figures(push, perStream, gaps);
        } finally {
            streams.forEach(StreamReader::cut);
            group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private void openAll() {
        CompletableFuture.allOf(streams.stream().map(StreamReader::open).toArray(CompletableFuture<?>[]::new))
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private void created(StreamReader stream, String providerId, long now) {
        var at = published.get(providerId);
        if (at != null
                && seen.computeIfAbsent(stream, s -> ConcurrentHashMap.newKeySet())
                        .add(providerId)) {
            synchronized (latency) {
                latency.recordValue(Math.max(0, now - at));
            }
        }
    }

    /** Publishes as the ingest service does; the clock of a message starts when Kafka has it. */
    private void publish(KafkaProducer<String, byte[]> producer, int seconds) {
        for (int i = 0; i < seconds * MESSAGES_PER_SECOND; i++) {
            var number = next++;
            var id = Messages.providerId(number);
            // Known before it is sent: a stream may hear of it before the acknowledgement is here.
            published.put(id, System.nanoTime());
            producer.send(
                    Messages.record(ACCOUNT, number), (metadata, failure) -> published.put(id, System.nanoTime()));
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) / MESSAGES_PER_SECOND);
        }
        producer.flush();
    }

    private void awaitAll() {
        Pause.until("all streams have heard of all messages", PATIENCE, () -> missing() == 0);
    }

    /** How many messages were not told, over all streams. */
    private long missing() {
        var expected = List.copyOf(published.keySet());
        return streams.stream()
                .mapToLong(stream -> expected.stream()
                        .filter(id -> !seen.getOrDefault(stream, Set.of()).contains(id))
                        .count())
                .sum();
    }

    /** While messages go on coming, all connections break at once and are opened again at once. */
    private long reconnect(KafkaProducer<String, byte[]> producer) {
        var publishing = Thread.ofPlatform().start(() -> publish(producer, SECONDS / 2));
        Pause.millis(2_000);
        streams.forEach(StreamReader::cut);
        Pause.millis(500);
        openAll();
        try {
            publishing.join();
            Pause.millis(5_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return missing() + streams.stream().mapToInt(StreamReader::resyncs).sum();
    }

    /** What the service has on its heap after a collection, in bytes. */
    private static double heap(Part chat) {
        try {
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            for (int i = 0; i < 2; i++) {
                new ProcessBuilder(jcmd, Long.toString(chat.pid()), "GC.run")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            }
            return chat.metric("jvm_memory_used_bytes", "area=\"heap\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Figure> figures(Histogram push, double perStream, long gaps) {
        return List.of(
                Figure.of(
                                "push",
                                "p99 from Kafka to the bytes at " + STREAMS + " streams, 10 events/s",
                                push.getValueAtPercentile(99) / 1e6,
                                "ms",
                                Goal.atMost(150, 50))
                        .with(new Figure.Curve("push", push))
                        .noting("p50 %.1f ms, storing the message included"
                                .formatted(push.getValueAtPercentile(50) / 1e6)),
                Figure.of("stream heap", "heap of a live stream", perStream, "kB", Goal.atMost(200, 50)),
                Figure.of(
                        "reconnect",
                        "messages missed when " + STREAMS + " streams come back at once",
                        gaps,
                        "",
                        Goal.atMost(0, 0)));
    }
}
