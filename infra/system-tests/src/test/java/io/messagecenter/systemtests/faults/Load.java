package io.messagecenter.systemtests.faults;

import io.messagecenter.systemtests.Api;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Customers who write, and agents who reply, at a rate that does not wait for answers. Within one chat it does: the next is said when
 * the last is acknowledged, and what is not acknowledged is said again, as WHAPI does. Every webhook goes to one instance of ingest
 * as post and at the same time to the other as put.
 */
final class Load implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /** The bot hands a chat over that writes more than ten messages in ten minutes. */
    private static final int MOST_FOR_BOT = 8;

    private static final int GIVE_UP_AFTER_S = 120;

    private final Cluster cluster;
    private final Sight sight;
    private final RandomGenerator random;
    private final List<Talk> talks = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> unanswered = new ConcurrentHashMap<>();
    private final AtomicLong said = new AtomicLong();
    private final AtomicLong hostile = new AtomicLong();
    private final AtomicInteger neverAnswered = new AtomicInteger();
    private final List<String> wrongAnswers = new CopyOnWriteArrayList<>();
    private final Phaser underWay = new Phaser(1);
    private volatile boolean running;
    private volatile String token = "";
    private volatile Instant tokenAt = Instant.EPOCH;
    private @Nullable Thread pacer;

    Load(Cluster cluster, Sight sight, RandomGenerator random) {
        this.cluster = cluster;
        this.sight = sight;
        this.random = random;
    }

    /** Begins, with so many chats, a quarter of them the bot's. */
    void start(int chats, int perSecond) {
        login();
        for (int i = 0; i < chats; i++) {
            talks.add(new Talk(i % 4 == 0 ? Talk.Kind.BOT : Talk.Kind.PEOPLE));
        }
        running = true;
        pacer = Thread.ofPlatform().name("load").start(() -> pace(perSecond));
    }

    private void pace(int perSecond) {
        var gap = 1_000_000_000L / perSecond;
        var next = System.nanoTime();
        while (running) {
            var wait = next - System.nanoTime();
            if (wait > 0) {
                java.util.concurrent.locks.LockSupport.parkNanos(wait);
                continue;
            }
            next += gap;
            inBackground(random.nextInt(10) == 0 ? this::sayHostile : this::saySomething);
        }
    }

    private void inBackground(Runnable task) {
        underWay.register();
        Thread.startVirtualThread(() -> {
            try {
                task.run();
            } finally {
                underWay.arriveAndDeregister();
            }
        });
    }

    private void saySomething() {
        var size = talks.size();
        var first = ThreadLocalRandom.current().nextInt(size);
        for (int i = 0; i < size; i++) {
            var talk = talks.get((first + i) % size);
            if (talk.turn().tryLock()) {
                try {
                    if (talk.kind() == Talk.Kind.PEOPLE
                            && talk.written() > 0
                            && ThreadLocalRandom.current().nextInt(9) == 0) {
                        reply(talk);
                        return;
                    } else if (talk.kind() == Talk.Kind.PEOPLE || talk.written() < MOST_FOR_BOT) {
                        write(talk);
                        return;
                    }
                } finally {
                    talk.turn().unlock();
                }
            }
        }
    }

    /** The customer writes, until it is acknowledged. */
    void write(Talk talk) {
        say(talk, "message " + talk.written());
    }

    /** The same, in words of one's own. */
    void say(Talk talk, String text) {
        var id = talk.nextId();
        said.incrementAndGet();
        var first = ThreadLocalRandom.current().nextBoolean() ? "ingest" : "ingest-2";
        var other = first.equals("ingest") ? "ingest-2" : "ingest";
        inBackground(() -> post(other, "PUT", Bodies.message(talk, id, text, "put")));
        var deadline = Instant.now().plusSeconds(GIVE_UP_AFTER_S);
        for (int attempt = 0; Instant.now().isBefore(deadline); attempt++) {
            var target = attempt % 2 == 0 ? first : other;
            if (post(target, "POST", Bodies.message(talk, id, text, "post")) == 200) {
                talk.webhookAcknowledged(id);
                return;
            }
            pause(Math.min(1000, 200 * (attempt + 1)));
        }
        neverAnswered.incrementAndGet();
    }

    /** An agent replies, until it is acknowledged. */
    void reply(Talk talk) {
        if (talk.chatId() == 0 && !lookUp(talk)) {
            return;
        }
        var clientId = UUID.randomUUID();
        var body = Map.of("chat_id", talk.chatId(), "text", "reply " + clientId, "client_id", clientId);
        said.incrementAndGet();
        var deadline = Instant.now().plusSeconds(GIVE_UP_AFTER_S);
        for (int attempt = 0; Instant.now().isBefore(deadline); attempt++) {
            login();
            var part = (attempt + talk.chatId()) % 2 == 0 ? "chat" : "chat-2";
            var answer = counted(part, () -> api(part).post("/chats/messages", body));
            if (answer.status() == 201 || answer.status() == 200) {
                talk.replyAcknowledged(clientId);
                return;
            }
            if (answer.status() >= 400 && answer.status() < 500 && answer.status() != 401) {
                wrongAnswers.add("reply: " + answer.status() + " " + answer.body());
                return;
            }
            pause(300);
        }
        neverAnswered.incrementAndGet();
    }

    private boolean lookUp(Talk talk) {
        try {
            sight.rows("chat", "SELECT id FROM chats WHERE address = ?", row -> row.getLong(1), talk.address())
                    .forEach(talk::chatIs);
        } catch (Sight.Unseen databaseAway) {
            // Another time.
        }
        return talk.chatId() != 0;
    }

    private synchronized void login() {
        if (tokenAt.isBefore(Instant.now().minus(Duration.ofMinutes(5)))) {
            var answer = new Api(cluster.center().url("auth"))
                    .post("/auth/login", Map.of("username", "admin", "password", "admin123"));
            if (answer.status() == 200) {
                token = answer.json().get("access_token").asString();
                tokenAt = Instant.now();
            }
        }
    }

    Api api(String part) {
        return new Api("http://127.0.0.1:" + cluster.port(part)).with("Authorization", "Bearer " + token);
    }

    private void sayHostile() {
        hostile.incrementAndGet();
        var target = ThreadLocalRandom.current().nextBoolean() ? "ingest" : "ingest-2";
        var status = post(target, "POST", Bodies.hostile(ThreadLocalRandom.current()));
        if (status != 0 && status != 200 && status != 503 && status != 413) {
            wrongAnswers.add("hostile body: " + status);
        }
    }

    /** Posts once; the status, or 0 without an answer. */
    int post(String part, String verb, byte[] body) {
        return counted(part, () -> {
            try {
                var request = HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + cluster.port(part) + "/webhook/whapi"))
                        .timeout(Duration.ofSeconds(8))
                        .header("Content-Type", "application/json")
                        .method(verb, BodyPublishers.ofByteArray(body));
                return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
            } catch (IOException | IllegalStateException e) {
                return 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 0;
            }
        });
    }

    private <T> T counted(String part, java.util.function.Supplier<T> call) {
        var open = unanswered.computeIfAbsent(part, _ -> new AtomicInteger());
        open.incrementAndGet();
        try {
            return call.get();
        } finally {
            open.decrementAndGet();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Requests that these parts have not answered yet. */
    int unanswered(String... parts) {
        int sum = 0;
        for (var part : parts) {
            sum += unanswered.getOrDefault(part, new AtomicInteger()).get();
        }
        return sum;
    }

    long said() {
        return said.get();
    }

    long hostile() {
        return hostile.get();
    }

    /** A chat that this load says nothing in by itself, but that is judged like the others. */
    Talk talk(Talk.Kind kind) {
        login();
        var talk = new Talk(kind);
        talks.add(talk);
        return talk;
    }

    /** New customers begin to write: the old ones' bots have said what they may. */
    void freshTalks(int count) {
        for (int i = 0; i < count; i++) {
            talks.add(new Talk(i % 2 == 0 ? Talk.Kind.BOT : Talk.Kind.PEOPLE));
        }
    }

    List<Talk> talks() {
        return talks;
    }

    /** What must not have happened to a caller, in words. */
    List<String> complaints() {
        var words = new ArrayList<>(wrongAnswers.stream().distinct().limit(5).toList());
        if (neverAnswered.get() > 0) {
            words.add(neverAnswered + " were refused for " + GIVE_UP_AFTER_S + " s");
        }
        return words;
    }

    /** Says nothing new, and returns when all that was said is answered. */
    @Override
    public void close() {
        running = false;
        try {
            if (pacer != null) {
                pacer.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        underWay.awaitAdvance(underWay.arrive());
    }
}
