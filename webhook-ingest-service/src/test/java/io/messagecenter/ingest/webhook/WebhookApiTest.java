package io.messagecenter.ingest.webhook;

import static io.messagecenter.ingest.webhook.Webhooks.receipt;
import static io.messagecenter.ingest.webhook.Webhooks.send;
import static io.messagecenter.ingest.webhook.Webhooks.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.EventHeaders;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.inbound.MessageReceived;
import io.messagecenter.contracts.inbound.ProviderNoticed;
import io.messagecenter.platform.test.KafkaIntegrationTest;
import io.messagecenter.platform.test.TestTopics;
import io.messagecenter.whapi.WebhookProbe;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@KafkaIntegrationTest
class WebhookApiTest {

    private static final int LIMIT = 8 * 1024 * 1024;

    @LocalServerPort
    int port;

    private final String id = UUID.randomUUID().toString();
    private Webhooks webhooks;

    @BeforeEach
    void address() {
        webhooks = new Webhooks(port);
    }

    @Test
    void anAcceptedWebhookIsInKafkaWithItsConversationAsKey() {
        assertThat(receipt(webhooks.post(text(id, "hi")))).isEqualTo(new Receipt(1, 0));

        var record = inbound(id).getFirst();
        assertThat(record.key()).isEqualTo("whatsapp:FALCON-T3ST7:447700900123@s.whatsapp.net");
        assertThat(header(record, EventHeaders.TYPE)).isEqualTo("io.messagecenter.message.received");
        assertThat(header(record, EventHeaders.SOURCE)).isEqualTo("/webhook-ingest-service");
    }

    @Test
    void theSameElementHasTheSameEventIdHoweverItComes() {
        webhooks.post(text(id, "hi"));
        webhooks.post("[" + text(id, "hi") + "]");

        assertThat(inbound(id))
                .hasSize(2)
                .extracting(r -> header(r, EventHeaders.ID))
                .containsOnly(header(inbound(id).getFirst(), EventHeaders.ID));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"messages_removed\": [\"%s\"], \"channel_id\": \"A\"}', A:%s",
        "'{\"statuses\": [{\"id\": \"%s\", \"status\": \"read\"}], \"channel_id\": \"A\"}', A:%s",
        "'{\"labels\": [{\"id\": \"%s\"}], \"channel_id\": \"A\"}', A"
    })
    void whatNamesNoConversationIsKeyedByItsMessageOrItsAccount(String body, String key) {
        webhooks.post(body.formatted(id));

        assertThat(inbound(id)).extracting(ConsumerRecord::key).containsExactly(key.formatted(id));
    }

    @Test
    void aTestWebhookIsReportedAndWhatItShowsAsAnExampleIsNot() {
        var probe = UUID.randomUUID();
        var request = webhooks.to(WebhookProbe.path(probe)).POST(BodyPublishers.ofString(text(id, "an example")));

        assertThat(send(request).statusCode()).isEqualTo(401);
        assertThat(receipt(send(request.header(WebhookSecret.HEADER, Webhooks.SECRET))))
                .isEqualTo(new Receipt(0, 0));

        TestTopics.awaitEvent(
                Topic.INBOUND_EVENTS,
                ProviderNoticed.class,
                it -> WebhookProbe.of(it).filter(probe::equals).isPresent());
        assertThat(inbound(id)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, ''",
        "POST, /",
        "PUT, /messages",
        "PATCH, /messages",
        "DELETE, /messages",
        "POST, /messages/post",
        "POST, /a/b/c/d/",
        "POST, /%C3%A4"
    })
    void everyVerbAndPathIsTheSameDoor(String verb, String path) {
        var request = webhooks.to(path)
                .method(verb, BodyPublishers.ofString(text(id, "hi")))
                .header(WebhookSecret.HEADER, Webhooks.SECRET);

        assertThat(receipt(send(request))).isEqualTo(new Receipt(1, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", "nonsense"
            })
    void theContentTypeDoesNotMatter(String contentType) {
        for (var verb : List.of("POST", "PUT")) {
            var request = webhooks.to("/")
                    .method(verb, BodyPublishers.ofString(text(id, "hi")))
                    .header("Content-Type", contentType)
                    .header("Accept", "text/html")
                    .header(WebhookSecret.HEADER, Webhooks.SECRET);

            assertThat(receipt(send(request))).isEqualTo(new Receipt(1, 0));
        }
    }

    @Test
    void eitherOfTwoSecretsOpensTheDoor() {
        var request = webhooks.to("").POST(BodyPublishers.ofString("{}")).header(WebhookSecret.HEADER, "next-secret");

        assertThat(receipt(send(request))).isEqualTo(new Receipt(0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "current", "current-secret, next-secret", "CURRENT-SECRET", "current-secret\u00e9"})
    void anyOtherSecretIsRefusedWithoutAWord(String secret) {
        assertRefused(send(
                webhooks.to("").POST(BodyPublishers.ofString(text(id, "hi"))).header(WebhookSecret.HEADER, secret)));
    }

    @Test
    void withoutASecretNothingIsReadOrKept() {
        assertRefused(send(webhooks.to("/messages").PUT(BodyPublishers.ofString(text(id, "hi")))));
        assertRefused(send(webhooks.to("").POST(BodyPublishers.ofByteArray(new byte[LIMIT + 1]))));

        assertThat(inbound(id)).isEmpty();
    }

    private static void assertRefused(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', 0, 0", "{}, 0, 0", "[], 0, 0", "not json, 0, 1", "null, 0, 1", "'{\"messages\": [1, 2]}', 0, 2"})
    void theAnswerCountsWhatBecameOfTheBody(String body, int accepted, int quarantined) {
        assertThat(receipt(webhooks.post(body))).isEqualTo(new Receipt(accepted, quarantined));
    }

    @Test
    void anUnreadableBodyIsKeptByteForByteWithItsCause() {
        var body = ("{\"id\": \"" + id + "\", broken \u00e9\u0000").getBytes(UTF_8);
        var request = webhooks.to("/some/where")
                .POST(BodyPublishers.ofByteArray(body))
                .header(WebhookSecret.HEADER, Webhooks.SECRET);

        assertThat(receipt(send(request))).isEqualTo(new Receipt(0, 1));

        var record = quarantined(id).getFirst();
        assertThat(record.value()).isEqualTo(body);
        assertThat(record.key()).isNull();
        assertThat(header(record, "reason")).isEqualTo("not-json");
        assertThat(header(record, "path")).isEqualTo("/webhook/whapi/some/where");
        assertThat(header(record, "received_at")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    }

    @Test
    void anUnreadableElementIsKeptAloneAndItsNeighboursGoOn() {
        var bad = "{\"id\": \"bad-" + id + "\", \"text\": {\"body\": \"where?\"}}";
        var body = "{\"messages\": [%s, %s, %s], \"channel_id\": \"FALCON-T3ST7\"}"
                .formatted(element(id + "-1"), bad, element(id + "-2"));

        assertThat(receipt(webhooks.post(body))).isEqualTo(new Receipt(2, 1));

        assertThat(inbound(id)).hasSize(2);
        var record = quarantined(id).getFirst();
        assertThat(new String(record.value(), UTF_8)).isEqualTo(bad);
        assertThat(header(record, "reason")).isEqualTo("no-chat");
        assertThat(header(record, "account")).isEqualTo("FALCON-T3ST7");
    }

    @Test
    void theLargestBodyIsTaken() {
        var body = padded(LIMIT);

        assertThat(receipt(webhooks.post(body))).isEqualTo(new Receipt(0, 1));
        assertThat(receipt(webhooks.postChunked(body))).isEqualTo(new Receipt(0, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 3 * LIMIT})
    void aLargerOneIsRefusedAndItsBeginningKept(int size) {
        var body = padded(size);

        for (var response : List.of(webhooks.post(body), webhooks.postChunked(body))) {
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        }

        assertThat(quarantined(id)).hasSize(2).allSatisfy(record -> {
            assertThat(record.value()).isEqualTo(Arrays.copyOf(body, 64 * 1024));
            assertThat(header(record, "reason")).isEqualTo("body-too-large");
        });
    }

    @Test
    void anElementThatMakesTooLargeAnEventIsKeptAloneToo() {
        var huge = text(id, "x".repeat(5_000_000));
        var two = huge.replace("\"messages\": [", "\"messages\": [" + element(id + "-small") + ", ");

        assertThat(receipt(webhooks.post(two))).isEqualTo(new Receipt(1, 1));

        assertThat(inbound(id + "-small")).hasSize(1);
        assertThat(header(quarantined(id).getFirst(), "reason")).isEqualTo("event-too-large");
    }

    @Test
    void aBodyOfVeryManyElementsIsTakenWhole() {
        var many = IntStream.range(0, 20_000)
                .mapToObj(i -> "\"" + id.substring(0, 8) + "-" + i + "\"")
                .toList();

        assertThat(receipt(webhooks.post("{\"messages_removed\": " + many + "}")))
                .isEqualTo(new Receipt(20_000, 0));
    }

    @Test
    void anythingAtAllIsAnsweredWithAReceipt() {
        var random = new Random(42);
        for (var i = 0; i < 200; i++) {
            var body = text(id, "hi").getBytes(UTF_8);
            for (var n = 0; n < 1 + i / 20; n++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            var receipt = receipt(webhooks.post(body));
            assertThat(receipt.accepted() + receipt.quarantined()).isBetween(0, 10);
        }
    }

    @Test
    void lookingIsNotPosting() {
        assertThat(send(webhooks.to("").GET()).statusCode()).isEqualTo(405);
    }

    @Test
    void theOrderWithinABodyIsTheOrderInKafka() {
        var elements =
                IntStream.range(0, 50).mapToObj(i -> element(id + "-" + i)).toList();
        webhooks.post("{\"messages\": " + elements + "}");

        var ids =
                TestTopics.events(
                                Topic.INBOUND_EVENTS,
                                MessageReceived.class,
                                e -> e.providerId().startsWith(id))
                        .stream()
                        .map(MessageReceived::providerId)
                        .toList();
        assertThat(ids)
                .isEqualTo(IntStream.range(0, 50).mapToObj(i -> id + "-" + i).toList());
    }

    private static String element(String id) {
        return "{\"id\": \"%s\", \"chat_id\": \"447700900123@s.whatsapp.net\", \"text\": {\"body\": \"hi\"}}"
                .formatted(id);
    }

    /** Not JSON, of that size, and to be found again. */
    private byte[] padded(int size) {
        return Arrays.copyOf((id + " ".repeat(size)).getBytes(UTF_8), size);
    }

    private static List<ConsumerRecord<String, byte[]>> inbound(String id) {
        return records(Topic.Names.INBOUND_EVENTS, id);
    }

    private static List<ConsumerRecord<String, byte[]>> quarantined(String id) {
        return records(Topic.Names.INBOUND_QUARANTINE, id);
    }

    private static List<ConsumerRecord<String, byte[]>> records(String topic, String id) {
        return TestTopics.records(topic).stream()
                .filter(r -> new String(r.value(), UTF_8).contains(id))
                .toList();
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
