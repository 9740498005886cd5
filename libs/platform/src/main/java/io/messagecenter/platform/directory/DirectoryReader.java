package io.messagecenter.platform.directory;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.EventJson.UnreadableEvent;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.auth.SessionEvent;
import io.messagecenter.contracts.auth.UserEvent;
import io.messagecenter.platform.kafka.LogFollower;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Reads {@code auth.users} and {@code auth.sessions} from their beginning and then for ever, without a group: every instance has it
 * all. The service is ready once it has read to what was the end.
 */
final class DirectoryReader extends LogFollower implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(DirectoryReader.class);
    private static final List<String> TOPICS = List.of(Topic.Names.AUTH_USERS, Topic.Names.AUTH_SESSIONS);

    private final ConsumerFactory<String, byte[]> consumers;
    private final Directory directory;
    private volatile boolean caughtUp;

    DirectoryReader(ConsumerFactory<String, byte[]> consumers, Directory directory) {
        super("directory", Duration.ofMillis(300));
        this.consumers = consumers;
        this.directory = directory;
    }

    @Override
    protected void follow() {
        try (var consumer =
                consumers.createConsumer("directory-" + ProcessHandle.current().pid(), "")) {
            read(consumer);
        }
    }

    @Override
    protected void failed(Exception cause) {
        log.debug("The directory is not there yet: {}", cause.getMessage());
    }

    private void read(Consumer<String, byte[]> consumer) {
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : TOPICS) {
            var found = consumer.partitionsFor(topic, Duration.ofSeconds(5));
            if (found == null || found.isEmpty()) {
                throw new IllegalStateException(topic + " does not exist");
            }
            found.forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (isRunning()) {
            for (var record : consumer.poll(Duration.ofMillis(500))) {
                apply(record);
            }
            if (!caughtUp && ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue())) {
                caughtUp = true;
            }
            directory.forgetExpired();
        }
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            var type = record.topic().equals(Topic.Names.AUTH_USERS) ? UserEvent.class : SessionEvent.class;
            Stream.ofNullable(EventJson.read(type, record.value())).forEach(directory::apply);
        } catch (UnreadableEvent e) {
            // auth-service puts it into the dead letters, once for all who read it.
            log.warn("{}-{}@{} cannot be read and is skipped", record.topic(), record.partition(), record.offset());
        } catch (RuntimeException e) {
            // What one listener makes of it must not keep the others, nor the next records, from being told.
            log.error("{}-{}@{} was not taken well", record.topic(), record.partition(), record.offset(), e);
        }
    }

    @Override
    public Health health() {
        return caughtUp
                ? Health.up().build()
                : Health.outOfService().withDetail("waiting", "for the users").build();
    }
}
