package io.messagecenter.benchmarks.pipeline;

import io.messagecenter.benchmarks.center.Broker;
import io.messagecenter.benchmarks.center.Database;
import io.messagecenter.benchmarks.center.MessageCenter;
import io.messagecenter.benchmarks.center.Part;
import io.messagecenter.benchmarks.center.Pause;
import io.messagecenter.contracts.Topic;
import java.time.Duration;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Messages that wait in Kafka for chat-service, and how fast it stores them once it may. */
final class Backlog implements AutoCloseable {

    static final String GROUP = "chat-service.inbound";

    private static final String ACCOUNT = "backlog";
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long LOOK_EVERY = 50;

    private final Part chat;
    private final Broker broker;
    private final Database database;
    private final KafkaProducer<String, byte[]> producer;
    private long next;

    Backlog(MessageCenter center) {
        this.chat = center.part("chat");
        this.broker = center.broker();
        this.database = center.database("chat");
        this.producer = broker.producer();
    }

    /** Puts messages into the topic while the service stands still, then lets it go on. Messages a second until all are stored. */
    double drain(int messages) {
        chat.freeze();
        send(messages);
        chat.thaw();
        return drained();
    }

    /** Lets chat-service make the chats of another account, each with a message. */
    void begin(String account) {
        for (int i = 0; i < Messages.CHATS; i++) {
            producer.send(Messages.record(account, i));
        }
        producer.flush();
        settle();
    }

    private void send(int messages) {
        for (int i = 0; i < messages; i++) {
            producer.send(Messages.record(ACCOUNT, next++));
        }
        producer.flush();
    }

    /** Messages a second from the first that is stored from now on to the last. */
    double drained() {
        var began = System.nanoTime();
        var total = waiting();
        var deadline = began + PATIENCE.toNanos();
        long left = total;
        while (left > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("chat-service still has " + left + " messages to store");
            }
            Pause.millis(LOOK_EVERY);
            left = waiting();
            if (left == total) {
                began = System.nanoTime();
            }
        }
        return total / ((System.nanoTime() - began) / 1e9);
    }

    /** Messages that chat-service has not stored yet. */
    long waiting() {
        return broker.lag(GROUP, Topic.Names.INBOUND_EVENTS);
    }

    /** Waits until nothing is to be stored or published; returns how many seconds that took. */
    double settle() {
        var began = System.nanoTime();
        Pause.until(
                "chat-service has stored and published everything",
                PATIENCE,
                () -> waiting() == 0 && database.number("SELECT count(*) FROM (SELECT FROM outbox LIMIT 1) o") == 0);
        return (System.nanoTime() - began) / 1e9;
    }

    /** Lets chat-service forget what other benchmarks put into the topic. */
    void forget() {
        chat.freeze();
        broker.skip(GROUP, Topic.Names.INBOUND_EVENTS);
        chat.thaw();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
        broker.close();
    }
}
