package io.messagecenter.platform.outbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes the outbox. One instance of a service owns it (an advisory lock on a connection of its own), the others stand by and look
 * every half second. An owner that dies, freezes or is cut off loses the lock within three seconds, since PostgreSQL ends a session
 * that says nothing for so long; should it wake up, the transactional producers, whose ids are the service's, fence it. Rows are read
 * by the connection that holds the lock, after the producers have fenced all before them: so what an owner read, nobody else has
 * published, unless the owner's own producers are void by then.
 *
 * <p>There are several producers, which take turns, since a transaction can begin only when the last of the same id has been written
 * into all its partitions, which a broker does after it has said that it will. Order is kept nevertheless: nobody reads beyond a
 * transaction that is still being written.
 */
final class OutboxRelay implements SmartLifecycle {

    /** Stops after the web server and the listeners, whose last events it still publishes. */
    static final int PHASE = Integer.MAX_VALUE - 4096;

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final long LOCK = 0x6f7574626f78L;
    private static final Duration STANDBY = Duration.ofMillis(500);

    /** How often an owner looks that nobody wakes. */
    static final Duration IDLE = Duration.ofMillis(250);

    /**
     * How long PostgreSQL bears the silence of an owner: longer than one waits for Kafka, see OutboxAutoConfiguration. And that it reads
     * the table by its index, though the table be empty: what was published leaves dead rows until the next vacuum, which a scan reads
     * again each time and an index forgets.
     */
    static final String SESSION = "-c idle_session_timeout=3000 -c enable_seqscan=off -c enable_bitmapscan=off"
            + " -c tcp_keepalives_idle=1 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=2 -c tcp_user_timeout=3000";

    private final JdbcConnectionDetails database;
    private final Supplier<List<Producer<String, byte[]>>> producers;
    private final OutboxBatches batches;
    private final Duration idle;
    private volatile boolean running;
    private boolean complained;
    private Thread thread = Thread.currentThread();

    OutboxRelay(
            JdbcConnectionDetails database,
            Supplier<List<Producer<String, byte[]>>> producers,
            OutboxBatches batches,
            Duration idle) {
        this.idle = idle;
        this.database = database;
        this.producers = producers;
        this.batches = batches;
    }

    private void run() {
        while (running) {
            try (var connection = connect()) {
                while (running && !owns(connection)) {
                    pause(STANDBY);
                }
                if (running) {
                    publishWhileOwner(connection);
                }
            } catch (Exception e) {
                complain(e);
                pause(STANDBY);
            }
        }
    }

    /** Once an outage. */
    private void complain(Exception e) {
        if (running && !complained) {
            complained = true;
            log.warn("The outbox waits: {}", e.toString());
        }
    }

    private void publishWhileOwner(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + OutboxSignal.CHANNEL);
        }
        var inTurn = producers.get();
        try {
            inTurn.forEach(Producer::initTransactions);
            log.info("This instance now publishes the outbox");
            complained = false;
            for (int turn = 0; running || batches.pending(connection); turn++) {
                if (batches.publishNext(connection, inTurn.get(turn % inTurn.size())) == 0) {
                    connection.unwrap(PGConnection.class).getNotifications((int) idle.toMillis());
                }
            }
        } finally {
            // Without waiting: after an error nothing in flight is to arrive any more.
            inTurn.forEach(producer -> producer.close(Duration.ZERO));
        }
    }

    private boolean owns(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** Not from the pool: the lock lives as long as the connection. */
    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", String.valueOf(database.getUsername()));
        properties.setProperty("password", String.valueOf(database.getPassword()));
        properties.setProperty("ApplicationName", "outbox-relay");
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("socketTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("options", SESSION);
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
