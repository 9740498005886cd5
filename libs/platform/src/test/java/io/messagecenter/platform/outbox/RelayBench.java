package io.messagecenter.platform.outbox;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.presence.PresenceEvent;
import io.messagecenter.contracts.presence.PresenceSeen;
import io.messagecenter.platform.kafka.NoTrace;
import io.messagecenter.platform.test.TestKafka;
import io.messagecenter.platform.test.TestPostgres;
import io.messagecenter.platform.test.TestTopics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of its own with an outbox, and as many relays as a test wants, as several instances of one service have them. */
final class RelayBench implements AutoCloseable {

    final String name = "relay_" + UUID.randomUUID().toString().replace("-", "");
    final MeterRegistry meters = new SimpleMeterRegistry();
    final JdbcTemplate jdbc;
    final TransactionTemplate tx;
    private final String url;
    private final List<OutboxRelay> relays = new ArrayList<>();
    private final Outbox outbox;
    private final OutboxSignal signal;

    RelayBench() {
        var server = new JdbcTemplate(new DriverManagerDataSource(TestPostgres.url()));
        server.execute("CREATE DATABASE " + name);
        url = TestPostgres.url().replaceFirst("(//[^/]+/)[^?]+", "$1" + name);
        var database = new com.zaxxer.hikari.HikariDataSource();
        database.setJdbcUrl(url);
        database.setMaximumPoolSize(12);
        jdbc = new JdbcTemplate(database);
        jdbc.execute(schema());
        tx = new TransactionTemplate(new DataSourceTransactionManager(database));
        signal = new OutboxSignal(jdbc);
        signal.start();
        outbox = new Outbox(jdbc, NoTrace.context(), signal);
    }

    private static String schema() {
        try {
            return new ClassPathResource("db/platform/V0_1__outbox.sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port of the database, to put something before it. */
    int databasePort() {
        return Integer.parseInt(url.replaceFirst(".*//[^:/]+:(\\d+)/.*", "$1"));
    }

    OutboxRelay relay() {
        return relay(databasePort(), UnaryOperator.identity(), OutboxRelay.IDLE);
    }

    OutboxRelay relay(int port, UnaryOperator<Producer<String, byte[]>> decoration, Duration idle) {
        var producers = OutboxAutoConfiguration.producers(kafka(), name);
        return relay(port, () -> producers.get().stream().map(decoration).toList(), idle);
    }

    OutboxRelay relay(int port, Supplier<List<Producer<String, byte[]>>> producers, Duration idle) {
        var relay = new OutboxRelay(
                new Details(url.replaceFirst(":\\d+/", ":" + port + "/")),
                producers,
                new OutboxBatches(name, Clock.systemUTC(), meters),
                idle);
        relays.add(relay);
        relay.start();
        return relay;
    }

    static Map<String, Object> kafka() {
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                TestKafka.address(),
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                ByteArraySerializer.class,
                "acks",
                "all",
                "compression.type",
                "lz4",
                "batch.size",
                131072,
                "max.request.size",
                Topic.MAX_BODY_BYTES));
    }

    /** Appends as a service does: the lock of what the event is about, then the event. */
    void append(String key, String text) {
        tx.executeWithoutResult(_ -> {
            jdbc.queryForList("SELECT pg_advisory_xact_lock(hashtext(?))", key);
            outbox.append(
                    Topic.PRESENCE_EVENTS,
                    key,
                    new PresenceSeen(UUID.randomUUID(), 1, null, null, name + text, "viewing", Instant.now()));
        });
    }

    void append(List<Outbox.Entry> entries) {
        tx.executeWithoutResult(_ -> outbox.appendAll(entries));
    }

    /** What has been published of this bench, oldest first for each key. */
    List<String> published() {
        return TestTopics.events(
                        Topic.PRESENCE_EVENTS,
                        PresenceEvent.class,
                        e -> e instanceof PresenceSeen p && p.userName().startsWith(name))
                .stream()
                .map(e -> ((PresenceSeen) e).userName().substring(name.length()))
                .toList();
    }

    long waiting() {
        return jdbc.queryForObject("SELECT count(*) FROM outbox", Long.class);
    }

    /** From now on nobody is woken. */
    void silenceSignal() {
        signal.stop();
    }

    void stopRelays() {
        relays.forEach(OutboxRelay::stop);
    }

    void startRelays() {
        relays.forEach(OutboxRelay::start);
    }

    /** Ends the sessions of owners and standbys from the server's side, as a restart of the database does. */
    void cutSessions() {
        jdbc.queryForList(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ? AND application_name = 'outbox-relay'",
                name);
    }

    @Override
    public void close() {
        stopRelays();
        signal.stop();
        ((com.zaxxer.hikari.HikariDataSource) jdbc.getDataSource()).close();
    }

    private record Details(String url) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return "postgres";
        }

        @Override
        public String getPassword() {
            return "postgres";
        }

        @Override
        public String getJdbcUrl() {
            return url;
        }
    }
}
