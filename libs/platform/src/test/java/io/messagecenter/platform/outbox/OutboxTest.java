package io.messagecenter.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.auth.SessionEnded;
import io.messagecenter.contracts.presence.PresenceEvent;
import io.messagecenter.contracts.presence.PresenceSeen;
import io.messagecenter.platform.PlatformTest;
import io.messagecenter.platform.test.TestTopics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class OutboxTest {

    @Autowired
    Outbox outbox;

    @Autowired
    TransactionTemplate tx;

    @Autowired
    JdbcTemplate jdbc;

    private static PresenceSeen event(String marker) {
        return new PresenceSeen(UUID.randomUUID(), 1, null, null, marker, "viewing", Instant.now());
    }

    @Test
    void eventsOfACommittedTransactionArriveInTheirOrderWithCloudEventsHeaders() {
        var marker = UUID.randomUUID().toString();
        tx.executeWithoutResult(s -> outbox.appendAll(IntStream.range(0, 50)
                .mapToObj(i -> new Outbox.Entry(Topic.PRESENCE_EVENTS, "key", event(marker + "#" + i)))
                .toList()));

        var arrived = TestTopics.awaitEvents(
                Topic.PRESENCE_EVENTS,
                PresenceEvent.class,
                e -> ((PresenceSeen) e).userName().startsWith(marker),
                50);

        assertThat(arrived)
                .extracting(e -> ((PresenceSeen) e).userName())
                .isEqualTo(
                        IntStream.range(0, 50).mapToObj(i -> marker + "#" + i).toList());
        var record = TestTopics.awaitRecord(Topic.Names.PRESENCE_EVENTS, v -> v.contains(marker));
        assertThat(header(record, "ce_type")).isEqualTo("io.messagecenter.presence.seen");
        assertThat(header(record, "ce_id")).isEqualTo(arrived.getFirst().id().toString());
        assertThat(header(record, "ce_source")).isEqualTo("/platform-test");
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        Awaitility.await()
                .until(() -> jdbc.queryForObject("SELECT count(*) FROM outbox WHERE key = 'key'", Long.class) == 0);
    }

    private static String header(org.apache.kafka.clients.consumer.ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void eventsOfARolledBackTransactionNeverLeave() {
        var marker = UUID.randomUUID().toString();
        tx.executeWithoutResult(s -> {
            outbox.append(Topic.PRESENCE_EVENTS, "rolled", event(marker + "-undone"));
            s.setRollbackOnly();
        });
        tx.executeWithoutResult(s -> outbox.append(Topic.PRESENCE_EVENTS, "rolled", event(marker + "-kept")));

        TestTopics.awaitEvent(
                Topic.PRESENCE_EVENTS,
                PresenceEvent.class,
                e -> (marker + "-kept").equals(((PresenceSeen) e).userName()));
        assertThat(TestTopics.events(
                        Topic.PRESENCE_EVENTS,
                        PresenceEvent.class,
                        e -> ((PresenceSeen) e).userName().startsWith(marker)))
                .hasSize(1);
    }

    @Test
    void anAppendOutsideATransactionIsRefused() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> outbox.append(Topic.PRESENCE_EVENTS, "key", event("nobody")));
    }

    @Test
    void aRecordThatTheBrokerRefusesIsParkedAndOnlyItsKeyWaits() {
        var marker = UUID.randomUUID().toString();
        var huge = new SessionEnded(UUID.randomUUID(), "x".repeat(10_000_000), 1, Instant.now(), Instant.now());
        tx.executeWithoutResult(s -> outbox.appendAll(List.of(
                new Outbox.Entry(Topic.PRESENCE_EVENTS, marker, event(marker + "-before")),
                new Outbox.Entry(Topic.PRESENCE_EVENTS, marker, huge),
                new Outbox.Entry(Topic.PRESENCE_EVENTS, marker, event(marker + "-behind")),
                new Outbox.Entry(Topic.PRESENCE_EVENTS, marker + "-other", event(marker + "-other")))));

        var arrived = TestTopics.awaitEvents(
                Topic.PRESENCE_EVENTS,
                PresenceEvent.class,
                e -> e instanceof PresenceSeen p && p.userName().startsWith(marker),
                2);
        assertThat(arrived)
                .extracting(e -> ((PresenceSeen) e).userName())
                .containsExactlyInAnyOrder(marker + "-before", marker + "-other");
        assertThat(jdbc.queryForList(
                        "SELECT parked_at IS NOT NULL FROM outbox WHERE key = ? ORDER BY id", Boolean.class, marker))
                .containsExactly(true, false);

        jdbc.update("DELETE FROM outbox WHERE key = ? AND parked_at IS NOT NULL", marker);

        TestTopics.awaitEvent(
                Topic.PRESENCE_EVENTS,
                PresenceEvent.class,
                e -> (marker + "-behind").equals(((PresenceSeen) e).userName()));
    }
}
