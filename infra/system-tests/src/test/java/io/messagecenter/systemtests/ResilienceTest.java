package io.messagecenter.systemtests;

import static io.messagecenter.systemtests.Customers.chatOf;
import static io.messagecenter.systemtests.Customers.eventually;
import static io.messagecenter.systemtests.Customers.messages;
import static io.messagecenter.systemtests.Customers.newPhone;
import static io.messagecenter.systemtests.Customers.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.systemtests.faults.Cluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SystemTest
class ResilienceTest {

    private final String phone = newPhone();
    private Cluster cluster;
    private MessageCenter center;
    private Simulator whatsapp;
    private Api admin;

    @BeforeEach
    void logIn(Cluster cluster) {
        this.cluster = cluster;
        center = cluster.center();
        whatsapp = center.simulator();
        admin = center.api().login("admin", "admin123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat", "bot", "outbound", "ingest"})
    void aServiceThatIsKilledComesBackAndTheCustomerIsAnsweredOnce(String service) {
        whatsapp.writes(phone, "Hana", "hello");
        eventually().until(() -> whatsapp.received(phone).size() == 1);
        var killed = center.process(service);

        killed.destroyForcibly();
        whatsapp.writes(phone, "Hana", "price");

        eventually()
                .atMost(Duration.ofSeconds(60))
                .until(() -> whatsapp.received(phone).size() == 2);
        eventually().atMost(Duration.ofSeconds(60)).until(() -> isBack(service, killed));
        assertThat(center.output()).contains(service);
        var chatId = chatOf(admin, phone);
        eventually().until(() -> messages(admin, chatId).size() == 4);
        assertThat(texts(admin, chatId)).contains("hello", "price");
        assertThat(whatsapp.received(phone)).hasSize(2);
    }

    private boolean isBack(String service, ProcessHandle killed) {
        try {
            return center.process(service).pid() != killed.pid();
        } catch (RuntimeException notReady) {
            return false;
        }
    }

    @Test
    void aFrozenBrokerMeans503WithinThreeSecondsAndNothingAnswered200IsMissing() throws Exception {
        chatOf(admin, write("before"));
        Map<String, Integer> answers = new ConcurrentHashMap<>();
        Map<String, Duration> times = new ConcurrentHashMap<>();

        center.signal("kafka", "STOP");
        try {
            var threads = IntStream.range(0, 200)
                    .mapToObj(i -> Thread.startVirtualThread(() -> {
                        var text = "frozen " + i;
                        var begun = Instant.now();
                        answers.put(text, post(text).status());
                        times.put(text, Duration.between(begun, Instant.now()));
                    }))
                    .toList();
            for (var thread : threads) {
                thread.join();
            }
        } finally {
            center.signal("kafka", "CONT");
        }

        assertThat(answers.values()).containsOnly(503);
        assertThat(times.values()).allMatch(t -> t.compareTo(cluster.patience(Duration.ofSeconds(3))) < 0);
        eventually().until(() -> post("after").status() == 200);
        var chatId = chatOf(admin, phone);
        eventually().until(() -> texts(admin, chatId).contains("after"));
        var acknowledged = answers.entrySet().stream()
                .filter(e -> e.getValue() == 200)
                .map(Map.Entry::getKey)
                .toList();
        assertThat(allTexts(chatId)).containsAll(acknowledged).doesNotHaveDuplicates();
    }

    private List<String> allTexts(long chatId) {
        var page = admin.get("/chats/" + chatId + "/messages?limit=100")
                .expect(200)
                .json();
        var texts = new java.util.ArrayList<String>();
        while (true) {
            page.get("items").forEach(m -> {
                if ("customer".equals(m.get("sender").asString())) {
                    texts.add(m.get("text").asString());
                }
            });
            if (page.get("before").isNull()) {
                return texts;
            }
            page = admin.get("/chats/" + chatId + "/messages?limit=100&before="
                            + page.get("before").asString())
                    .expect(200)
                    .json();
        }
    }

    private String write(String text) {
        eventually().until(() -> post(text).status() == 200);
        return phone;
    }

    private Api.Answer post(String text) {
        return center.api()
                .post(
                        "/webhook/whapi",
                        Map.of(
                                "messages",
                                        List.of(Map.of(
                                                "id",
                                                "sys."
                                                        + UUID.randomUUID()
                                                                .toString()
                                                                .substring(0, 12) + "-abcd",
                                                "from_me",
                                                false,
                                                "type",
                                                "text",
                                                "chat_id",
                                                phone + "@s.whatsapp.net",
                                                "from",
                                                phone,
                                                "timestamp",
                                                Instant.now()
                                                        .minus(Duration.ofHours(1))
                                                        .getEpochSecond(),
                                                "text",
                                                Map.of("body", text))),
                                "event", Map.of("type", "messages", "event", "post"),
                                "channel_id", "SYSTEM-TEST1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inbound.events", "chat.events", "bot.replies", "outbound.whatsapp", "outbound.results"})
    void aPoisonRecordEndsInTheDeadLettersAndItsNeighboursPass(String topic) {
        var poison = "{\"poison\": \"" + UUID.randomUUID() + "\"";
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int partition = 0; partition < 12; partition++) {
                producer.send(new ProducerRecord<>(topic, partition, "key", poison.getBytes(StandardCharsets.UTF_8)));
            }
        }

        whatsapp.writes(phone, "Indra", "hello");

        eventually().until(() -> whatsapp.received(phone).size() == 1);
        eventually().until(() -> deadLetters(topic + ".dlt", poison) >= 12);
    }

    private String kafka() {
        return "127.0.0.1:" + center.port("kafka");
    }

    private long deadLetters(String topic, String value) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = IntStream.range(0, 12)
                    .mapToObj(p -> new TopicPartition(topic, p))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            long found = 0;
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    found += new String(record.value(), StandardCharsets.UTF_8).equals(value) ? 1 : 0;
                }
            }
            return found;
        }
    }

    @Test
    void everyServiceShowsItsMetricsAndNoneOfThemThroughTheGateway() {
        for (var service : Set.of("auth", "chat", "bot", "outbound")) {
            var management = new Api("http://127.0.0.1:" + center.managementPort(service));
            assertThat(management.get("/actuator/prometheus").expect(200).body())
                    .contains("jvm_memory_used_bytes");
            management.get("/actuator/health/readiness").expect(200);
        }
        assertThat(center.api().get("/actuator/health").status()).isEqualTo(404);
        assertThat(center.api().get("/actuator/prometheus").status()).isEqualTo(404);
    }
}
