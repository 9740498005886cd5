package io.messagecenter.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.platform.PlatformTest;
import io.messagecenter.platform.test.TestTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class ConsumersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String value = UUID.randomUUID().toString();

    @Autowired
    FallibleListener listener;

    @Autowired
    ConsumerWatch watch;

    @Autowired
    KafkaListenerEndpointRegistry registry;

    @Autowired
    ConsumerFactory<?, ?> consumers;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate tx;

    @BeforeEach
    void theListenerIsThere() {
        await().atMost(PATIENCE)
                .until(() -> !registry.getListenerContainer("fallible")
                        .getAssignedPartitions()
                        .isEmpty());
        listener.failures.clear();
    }

    private void send() {
        TestTopics.sendRaw(FallibleListener.TOPIC.topicName(), value, value.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatWillPassIsTriedUntilItHasPassedAndIsNoDeadLetter() {
        for (int i = 0; i < 5; i++) {
            listener.failures.add(_ -> tx.executeWithoutResult(_ -> {
                jdbc.execute("SET TRANSACTION READ ONLY");
                jdbc.update("DELETE FROM outbox WHERE key = 'nobody'");
            }));
        }

        send();

        await().atMost(PATIENCE).until(() -> listener.done.contains(value));
        assertThat(listener.failures).isEmpty();
        assertThat(TestTopics.records(FallibleListener.TOPIC.dlt()))
                .noneMatch(r -> new String(r.value(), StandardCharsets.UTF_8).equals(value));
    }

    @Test
    void aConsumerThatAnErrorStoppedMakesTheServiceUnreadyAndIsStartedAgain() {
        listener.failures.add(_ -> {
            throw new LinkageError("an error, not an exception");
        });

        send();

        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> watch.health().getStatus().equals(Status.OUT_OF_SERVICE));
        await().atMost(PATIENCE).until(() -> listener.done.contains(value));
        await().atMost(PATIENCE).until(() -> watch.health().getStatus().equals(Status.UP));
    }

    @Test
    void thePartitionsOfAKilledInstanceMoveWithin12SecondsBySettingsOfTheClientAlone() {
        var settings = consumers.getConfigurationProperties();

        assertThat(settings).containsEntry(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        var session = Integer.parseInt(
                settings.get(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG).toString());
        var heartbeat = Integer.parseInt(
                settings.get(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG).toString());
        assertThat(session).isBetween(6_000, 9_000); // brokers refuse less than 6 s
        // The survivors hear of it with their next heartbeat.
        assertThat(session + heartbeat).isLessThan(12_000);
    }
}
