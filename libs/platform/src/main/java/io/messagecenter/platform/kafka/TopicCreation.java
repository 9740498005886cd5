package io.messagecenter.platform.kafka;

import io.messagecenter.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Creates the topics that this service owns, and the dead letters of those it consumes, before it becomes ready; tries until the broker
 * is there. Existing topics stay as they are but for their settings.
 */
final class TopicCreation implements SmartLifecycle, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(90);

    /** The largest record, and what its dead letter says of it. */
    private static final int LARGEST_DEAD_LETTER = Topic.MAX_BODY_BYTES + 64 * 1024;

    private final KafkaAdmin admin;
    private final List<NewTopic> topics;
    private volatile boolean created;
    private volatile boolean running;

    TopicCreation(KafkaAdmin admin, String service, List<String> consumed) {
        this.admin = admin;
        this.topics = topics(service, consumed);
        this.created = topics.isEmpty();
    }

    static List<NewTopic> topics(String service, List<String> consumed) {
        var topics = new ArrayList<NewTopic>();
        for (var topic : Topic.values()) {
            if (topic.owner().equals(service)) {
                topics.add(topic(topic.topicName(), settings(topic)));
            }
        }
        for (var name : consumed) {
            topics.add(topic(
                    name + ".dlt",
                    Map.of(
                            TopicConfig.RETENTION_MS_CONFIG, String.valueOf(DEAD_LETTERS_KEPT.toMillis()),
                            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(LARGEST_DEAD_LETTER))));
        }
        return topics;
    }

    private static NewTopic topic(String name, Map<String, String> settings) {
        return new NewTopic(name, Optional.of(Topic.PARTITIONS), Optional.empty()).configs(settings);
    }

    private static Map<String, String> settings(Topic topic) {
        var settings = new HashMap<String, String>();
        var cleanup = topic.isCompacted() ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE;
        if (topic.isCompacted() && topic.retention().isPresent()) {
            cleanup += "," + TopicConfig.CLEANUP_POLICY_DELETE;
        }
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup);
        topic.retention()
                .ifPresent(kept -> settings.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(kept.toMillis())));
        if (topic.carriesBodies()) {
            settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(Topic.MAX_BODY_BYTES));
        }
        return settings;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("topic-creation").start(this::createWithPatience);
    }

    private void createWithPatience() {
        var wait = Duration.ofMillis(200);
        while (running && !created) {
            try {
                admin.createOrModifyTopics(topics.toArray(NewTopic[]::new));
                created = true;
            } catch (RuntimeException e) {
                log.info("Kafka is not there yet, topics will be created when it is ({})", e.getMessage());
                try {
                    Thread.sleep(wait);
                } catch (InterruptedException stop) {
                    return;
                }
                wait = wait.multipliedBy(2).compareTo(Duration.ofSeconds(5)) > 0
                        ? Duration.ofSeconds(5)
                        : wait.multipliedBy(2);
            }
        }
    }

    @Override
    public Health health() {
        return created
                ? Health.up().build()
                : Health.outOfService().withDetail("waiting", "for Kafka").build();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
