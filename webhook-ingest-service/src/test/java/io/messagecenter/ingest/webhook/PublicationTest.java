package io.messagecenter.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import io.messagecenter.platform.kafka.EventProducer;
import io.messagecenter.whapi.Delivery;
import io.messagecenter.whapi.WebhookBody;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class PublicationTest {

    private static final Delivery DELIVERY = new Delivery("default", "post", Instant.EPOCH);
    private static final RecordMetadata ACK = new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 0, 0);

    private final EventProducer kafka = mock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Semaphore room = new Semaphore(1000);
    private final Publication publication =
            new Publication(kafka, new WebhookMetrics(meters), room, DELIVERY, "/webhook/whapi");

    private void publish(String body) {
        var bytes = body.getBytes(UTF_8);
        new WebhookBody(bytes, bytes.length, DELIVERY).forEach(publication::add);
    }

    @Test
    void aLimitedNumberOfRecordsIsUnderWayHoweverManyThereAre() {
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        given(kafka.send(any(), any(), any())).willAnswer(call -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            return CompletableFuture.supplyAsync(() -> {
                underWay.decrementAndGet();
                return ACK;
            });
        });

        publish(IntStream.range(0, 20_000)
                .mapToObj(i -> "\"" + i + "\"")
                .collect(Collectors.joining(",", "{\"messages_removed\": [", "]}")));

        assertThat(publication.settle()).isEqualTo(new Receipt(20_000, 0));
        assertThat(most.get()).isLessThanOrEqualTo(200);
        assertThat(room.availablePermits()).isEqualTo(1000);
        assertThat(meters.counter("webhook.events", "type", "message.deleted").count())
                .isEqualTo(20_000);
    }

    @Test
    void theFirstRefusalEndsIt() {
        given(kafka.send(any(), any(), any())).willReturn(CompletableFuture.failedFuture(new TimeoutException("down")));

        assertThatExceptionOfType(KafkaUnavailable.class)
                .isThrownBy(() -> publish("{\"messages_removed\": [\"1\", \"2\"]}"));
        verify(kafka, times(1)).send(any(), any(), any());
        assertThat(room.availablePermits()).isEqualTo(1000);
    }

    @Test
    void silenceIsARefusal() {
        given(kafka.send(any(), any(), any())).willReturn(new CompletableFuture<>());
        publish("{\"messages_removed\": [\"1\"]}");

        assertThatExceptionOfType(KafkaUnavailable.class).isThrownBy(publication::settle);
    }

    @Test
    void anElementOfTwoEventsIsAcceptedOnceAndOnlyWithBoth() {
        given(kafka.send(any(), any(), any()))
                .willReturn(CompletableFuture.completedFuture(ACK))
                .willReturn(new CompletableFuture<>());
        publish(
                "{\"messages\": [{\"id\": \"1\", \"chat_id\": \"1@lid\", \"edited\": true, \"text\": {\"body\": \"hi\"}}]}");

        assertThatExceptionOfType(KafkaUnavailable.class).isThrownBy(publication::settle);
    }

    @Test
    void anEventThatKafkaNeverTakesGoesToQuarantine() {
        given(kafka.send(any(), any(), any()))
                .willReturn(CompletableFuture.failedFuture(new RuntimeException(new RecordTooLargeException())));
        given(kafka.sendRaw(any(), any(), any(), any())).willReturn(CompletableFuture.completedFuture(ACK));

        publish("{\"messages_removed\": [\"1\"]}");

        assertThat(publication.settle()).isEqualTo(new Receipt(0, 1));
        assertThat(meters.counter("webhook.quarantined", "reason", "event-too-large")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void manyUnreadableElementsOfOneBodyShareRecordsAndNoneIsMissing() {
        var records = new ArrayList<String>();
        given(kafka.sendRaw(any(), any(), any(), any())).willAnswer(call -> {
            records.add(new String(call.getArgument(2, byte[].class), UTF_8));
            return CompletableFuture.completedFuture(ACK);
        });

        publish(IntStream.range(0, 100_000).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]")));

        assertThat(publication.settle()).isEqualTo(new Receipt(0, 100_000));
        assertThat(records).hasSizeLessThan(600).startsWith("0", "1", "2");
        assertThat(String.join("\n", records).lines().filter(line -> !line.isEmpty()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 100_000).mapToObj(Integer::toString).toList());
    }
}
