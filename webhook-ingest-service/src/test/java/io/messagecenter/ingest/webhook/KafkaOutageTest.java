package io.messagecenter.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.Topic;
import io.messagecenter.ingest.WebhookIngestApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service outlives its broker: what it answers while Kafka is down, frozen or dying, and what it has kept afterwards. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KafkaOutageTest {

    private static final Duration LIMIT = Duration.ofSeconds(3);

    @TempDir
    static Path folder;

    private static BrokerProcess broker;
    private static ConfigurableApplicationContext service;
    private static Webhooks webhooks;

    private record Answer(String id, int status, boolean saysWhenToComeBack, Duration after) {}

    @BeforeAll
    static void startTheServiceBeforeItsBroker() {
        broker = new BrokerProcess(folder);
        service = new SpringApplicationBuilder(WebhookIngestApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--spring.kafka.bootstrap-servers=" + broker.address());
        webhooks = new Webhooks(port("local.server.port"));
    }

    @AfterAll
    static void stop() {
        broker.thaw();
        service.close();
        broker.close();
    }

    @Test
    @Order(1)
    void withoutABrokerItStartsAndSaysThatItCannotStore() {
        assertThat(atOnce(200)).allSatisfy(KafkaOutageTest::isAPromptRefusal);
        assertThat(health("liveness")).isEqualTo(200);
        assertThat(health("readiness")).isEqualTo(503);
    }

    @Test
    @Order(2)
    void itRecoversByItselfWhenTheBrokerComes() {
        broker.start();

        await().atMost(90, SECONDS).until(() -> health("readiness") == 200);
        assertAccepts();
    }

    @Test
    @Order(3)
    void whileTheBrokerIsFrozenEveryoneIsRefusedInTimeAndNothingAcceptedIsMissing() {
        var before = atOnce(50);
        broker.freeze();
        var during = atOnce(200);
        broker.thaw();

        assertThat(before).allSatisfy(a -> assertThat(a.status()).isEqualTo(200));
        assertThat(during).allSatisfy(KafkaOutageTest::isAPromptRefusal);
        assertAccepts();
        assertNothingAcceptedIsMissing(before);
    }

    @Test
    @Order(4)
    void whenTheBrokerFreezesInTheMiddleNothingAcceptedIsMissing() {
        var answers = continuously(() -> {
            awaitAnswers();
            broker.freeze();
            await().atMost(20, SECONDS).until(() -> statuses().contains(503));
            broker.thaw();
            await().atMost(60, SECONDS).until(() -> lastStatus() == 200);
        });

        assertThat(answers).allSatisfy(a -> assertThat(a.after()).isLessThan(LIMIT));
        assertNothingAcceptedIsMissing(answers);
    }

    @Test
    @Order(5)
    void whenTheBrokerIsKilledInTheMiddleNothingAcceptedIsMissing() {
        var answers = continuously(() -> {
            awaitAnswers();
            broker.kill();
            await().atMost(20, SECONDS).until(() -> statuses().contains(503));
            assertThat(health("readiness")).as("still the one to answer").isEqualTo(200);
            assertThat(health("")).as("but it tells").isEqualTo(503);
            broker.start();
            await().atMost(60, SECONDS).until(() -> lastStatus() == 200);
        });

        assertThat(answers).allSatisfy(a -> assertThat(a.after()).isLessThan(LIMIT));
        assertNothingAcceptedIsMissing(answers);
    }

    private static final Queue<Answer> ANSWERS = new ConcurrentLinkedQueue<>();

    /** Posts from several threads, one after the other, while something happens. */
    private static List<Answer> continuously(Runnable meanwhile) {
        ANSWERS.clear();
        var goesOn = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 8; i++) {
                threads.submit(() -> {
                    while (goesOn.get()) {
                        ANSWERS.add(post());
                    }
                });
            }
            try {
                meanwhile.run();
            } finally {
                goesOn.set(false);
            }
        }
        return List.copyOf(ANSWERS);
    }

    private static void awaitAnswers() {
        await().atMost(20, SECONDS).until(() -> ANSWERS.size() > 100);
    }

    private static Set<Integer> statuses() {
        return ANSWERS.stream().map(Answer::status).collect(Collectors.toSet());
    }

    private static int lastStatus() {
        return List.copyOf(ANSWERS).getLast().status();
    }

    /** Posts so many webhooks at the same moment. */
    private static List<Answer> atOnce(int count) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return post();
                    }))
                    .toList();
            start.countDown();
            return answers.stream().map(KafkaOutageTest::result).toList();
        }
    }

    private static Answer result(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer post() {
        var id = UUID.randomUUID().toString();
        var began = System.nanoTime();
        var response = webhooks.post(Webhooks.text(id, "hi"));
        return new Answer(
                id,
                response.statusCode(),
                response.headers().firstValue("Retry-After").isPresent(),
                Duration.ofNanos(System.nanoTime() - began));
    }

    private static void isAPromptRefusal(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.saysWhenToComeBack()).isTrue();
        assertThat(answer.after()).isLessThan(LIMIT);
    }

    private static void assertAccepts() {
        await().atMost(30, SECONDS).until(() -> post().status() == 200);
    }

    private static void assertNothingAcceptedIsMissing(List<Answer> answers) {
        var accepted =
                answers.stream().filter(a -> a.status() == 200).map(Answer::id).collect(Collectors.toSet());
        assertThat(accepted).isNotEmpty();
        accepted.removeAll(storedIds());
        assertThat(accepted).isEmpty();
    }

    private static Set<String> storedIds() {
        var ids = new HashSet<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.address()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = IntStream.range(0, Topic.PARTITIONS)
                    .mapToObj(p -> new TopicPartition(Topic.Names.INBOUND_EVENTS, p))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> ids.add(EventJson.mapper()
                                .readTree(new String(record.value(), UTF_8))
                                .get("provider_id")
                                .stringValue()));
            }
        }
        return ids;
    }

    private static int health(String group) {
        var address = URI.create("http://localhost:" + port("local.management.port") + "/actuator/health/" + group);
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int port(String name) {
        return service.getEnvironment().getRequiredProperty(name, Integer.class);
    }
}
