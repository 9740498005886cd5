package io.messagecenter.platform.test;

import io.messagecenter.contracts.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.kafka.KafkaContainer;

/** One broker a JVM, with all topics and their dead letters. */
public final class TestKafka implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final class Broker {
        static final String ADDRESS = start();
    }

    /** The bootstrap servers; starts the broker when it is not there yet. */
    public static String address() {
        return Broker.ADDRESS;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of("spring.kafka.bootstrap-servers=" + address()).applyTo(context);
    }

    private static String start() {
        var address = Docker.answers() ? container() : embedded();
        createTopics(address);
        return address;
    }

    private static String container() {
        var kafka = new KafkaContainer(Docker.KAFKA_IMAGE)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        kafka.start();
        return kafka.getBootstrapServers();
    }

    private static String embedded() {
        var broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperties(Map.of(
                "auto.create.topics.enable", "false",
                "group.initial.rebalance.delay.ms", "0",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1"));
        broker.afterPropertiesSet();
        return broker.getBrokersAsString();
    }

    private static void createTopics(String address) {
        var largest = Map.of("max.message.bytes", String.valueOf(Topic.MAX_BODY_BYTES + 64 * 1024));
        List<NewTopic> topics = Stream.of(Topic.values())
                .flatMap(t -> Stream.of(t.topicName(), t.dlt()))
                .map(name -> new NewTopic(name, Topic.PARTITIONS, (short) 1).configs(largest))
                .toList();
        try (var admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(topics).all().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("The topics could not be created", e);
        }
    }
}
