package io.messagecenter.auth.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.auth.Api;
import io.messagecenter.auth.AuthTest;
import io.messagecenter.contracts.Topic;
import io.messagecenter.platform.kafka.DeadLetters;
import io.messagecenter.platform.test.TestKafka;
import io.messagecenter.platform.test.TestTopics;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@AuthTest
class DeadLettersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Topic SOURCE = Topic.WHAPI_JOBS;

    @Autowired
    Api api;

    @Autowired
    DeadLetters deadLetters;

    private final String key = "key-" + UUID.randomUUID();

    /** As a consumer gives up a record. */
    private void giveUp(byte[] value) {
        var record = new ConsumerRecord<>(SOURCE.topicName(), 5, 41, key, value);
        record.headers().add("ce_id", "17".getBytes(UTF_8));
        deadLetters.publish(record, new IllegalStateException("cannot be read"));
    }

    /** The path of the newest dead letter with this test's key. */
    private String path() {
        return path(SOURCE.dlt());
    }

    private String path(String topic) {
        await().atMost(PATIENCE).until(() -> !found(topic).isEmpty());
        var letter = found(topic).getFirst();
        return "/ops/dead-letters/" + letter.get("topic") + "/" + letter.get("partition") + "/" + letter.get("offset");
    }

    private List<Map<String, Object>> found(String topic) {
        return api.get("/ops/dead-letters?limit=200&topic=" + topic, api.admin())
                .read("$.items[?(@.key == '" + key + "')]");
    }

    private Api.Answer post(String path) {
        return api.call("POST", path).as(api.admin()).send();
    }

    private List<ConsumerRecord<String, byte[]>> replayed() {
        return TestTopics.records(SOURCE.topicName()).stream()
                .filter(r -> key.equals(r.key()))
                .toList();
    }

    @Test
    void aDeadLetterIsListedShownAndReplayedAsItWas() {
        var value = "{\"broken\": \"" + key + "\"";
        giveUp(value.getBytes(UTF_8));
        var path = path();

        var shown = api.get(path, api.admin());
        assertThat(shown.<String>read("$.value")).isEqualTo(value);
        assertThat(shown.<String>read("$.encoding")).isEqualTo("text");
        assertThat(shown.<String>read("$.message")).isEqualTo("cannot be read");
        assertThat(shown.<String>read("$.letter.cause")).isEqualTo("java.lang.IllegalStateException");
        assertThat(shown.<String>read("$.letter.source_topic")).isEqualTo(SOURCE.topicName());
        assertThat(shown.<String>read("$.headers['kafka_dlt-original-offset']")).isEqualTo("41");
        assertThat(shown.<String>read("$.headers.ce_id")).isEqualTo("17");

        assertThat(post(path + "/replay").<String>read("$.state")).isEqualTo("replayed");

        assertThat(replayed()).singleElement().satisfies(record -> {
            assertThat(record.value()).isEqualTo(value.getBytes(UTF_8));
            assertThat(record.partition()).isEqualTo(5);
            assertThat(Arrays.stream(record.headers().toArray()).map(h -> h.key()))
                    .containsExactly("ce_id");
        });
        post(path + "/drop").isProblem(409, "replayed");
        assertThat(post(path + "/replay").status()).isEqualTo(200); // again, if somebody must
        var trail = api.get("/audit?target=" + path.substring("/ops/dead-letters/".length()), api.admin());
        assertThat(trail.<List<String>>read("$.items[*].action"))
                .containsExactly("dead-letter.replayed", "dead-letter.replayed", "dead-letter.shown");
        assertThat(trail.<List<String>>read("$.items[*].actor_name")).containsOnly("admin");
    }

    @Test
    void bytesThatAreNoTextAreShownAsBase64AndALargeValueInPart() {
        var value = new byte[DeadLetterController.SHOWN_BYTES + 7];
        Arrays.fill(value, (byte) 0xff);
        giveUp(value);

        var shown = api.get(path(), api.admin());

        assertThat(shown.<String>read("$.encoding")).isEqualTo("base64");
        assertThat(shown.<Boolean>read("$.truncated")).isTrue();
        assertThat(Base64.getDecoder().decode(shown.<String>read("$.value"))).hasSize(DeadLetterController.SHOWN_BYTES);
        assertThat(shown.<Integer>read("$.letter.size")).isEqualTo(value.length);
    }

    @Test
    void aDroppedOneStaysToLookAtAndIsNotReplayed() {
        giveUp("dropped".getBytes(UTF_8));
        var path = path();

        assertThat(post(path + "/drop").<String>read("$.state")).isEqualTo("dropped");
        assertThat(post(path + "/drop").<String>read("$.state")).isEqualTo("dropped");

        post(path + "/replay").isProblem(409, "dropped");
        assertThat(api.get(path, api.admin()).<String>read("$.value")).isEqualTo("dropped");
        assertThat(replayed()).isEmpty();
    }

    @Test
    void allOpenOnesOfATopicAreReplayedAtOnceInTheirOrder() {
        for (int i = 0; i < 5; i++) {
            giveUp(("n" + i).getBytes(UTF_8));
        }
        await().atMost(PATIENCE).until(() -> found(SOURCE.dlt()).size() == 5);

        Api.Answer answer;
        do {
            answer = post("/ops/dead-letters/" + SOURCE.dlt() + "/replay");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        } while (!answer.<Boolean>read("$.complete"));

        assertThat(replayed().stream().map(r -> new String(r.value(), UTF_8)))
                .containsExactly("n0", "n1", "n2", "n3", "n4");
        assertThat(api.get("/ops/dead-letters?state=open&topic=" + SOURCE.dlt(), api.admin())
                        .<List<Object>>read("$.items"))
                .isEmpty();
        assertThat(api.get("/ops/dead-letters", api.admin())
                        .<List<Integer>>read("$.topics[?(@.topic == '" + SOURCE.dlt() + "')].open"))
                .containsExactly(0);
    }

    @Test
    void anyTopicOfDeadLettersIsListedAlsoOneThatCameLater() throws Exception {
        var topic = "later-" + UUID.randomUUID() + ".dlt";
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", TestKafka.address()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        TestTopics.sendRaw(topic, key, "x".getBytes(UTF_8));

        assertThat(api.get(path(topic), api.admin()).<String>read("$.value")).isEqualTo("x");
    }

    @Test
    void theQuarantineCanBeLookedAtAndNotReplayed() {
        TestTopics.sendRaw(Topic.Names.INBOUND_QUARANTINE, key, "no webhook".getBytes(UTF_8));
        var path = path(Topic.Names.INBOUND_QUARANTINE);

        assertThat(api.get(path, api.admin()).<String>read("$.value")).isEqualTo("no webhook");
        post(path + "/replay").isProblem(422, "not-replayable");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        var nowhere = "/ops/dead-letters/" + SOURCE.dlt() + "/5/999999999";
        api.get(nowhere, api.admin()).isProblem(404, "not-found");
        post(nowhere + "/replay").isProblem(404, "not-found");
        post(nowhere + "/drop").isProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=1000", "?cursor=x", "?state=lost", "?topic=%27", "/x.dlt/one/2"})
    void nonsenseIsRefused(String query) {
        assertThat(api.get("/ops/dead-letters" + query, api.admin()).status()).isEqualTo(400);
    }
}
