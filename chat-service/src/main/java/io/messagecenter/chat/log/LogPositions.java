package io.messagecenter.chat.log;

import io.messagecenter.contracts.Topic;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Asks the broker where the log begins, ends, and was at some time. */
@Component
class LogPositions implements DisposableBean {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int ID_LENGTH = 8;

    private final Admin admin;

    LogPositions(KafkaAdmin kafka) {
        this.admin = Admin.create(kafka.getConfigurationProperties());
    }

    static List<TopicPartition> partitions(Topic topic) {
        return IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(p -> new TopicPartition(topic.topicName(), p))
                .toList();
    }

    /** @throws ProblemException 503 if the broker does not answer */
    Cursor begin(Topic topic) {
        return at(topic, OffsetSpec.earliest());
    }

    /** @throws ProblemException 503 if the broker does not answer */
    Cursor end(Topic topic) {
        return at(topic, OffsetSpec.latest());
    }

    /**
     * The place of the first records that are not older than that.
     *
     * @throws ProblemException 503 if the broker does not answer
     */
    Cursor since(Topic topic, Instant time) {
        var end = end(topic);
        var found = at(topic, OffsetSpec.forTimestamp(time.toEpochMilli()));
        var next = new long[Topic.PARTITIONS];
        for (int p = 0; p < next.length; p++) {
            next[p] = found.next(p) < 0 ? end.next(p) : found.next(p);
        }
        return end.at(next);
    }

    private Cursor at(Topic topic, OffsetSpec place) {
        try {
            var description = admin.describeTopics(List.of(topic.topicName())).allTopicNames();
            var offsets = admin.listOffsets(partitions(topic).stream().collect(Collectors.toMap(p -> p, p -> place)))
                    .all()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            var topics = description.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            var id = Objects.requireNonNull(topics.get(topic.topicName())).topicId();
            var next = new long[Topic.PARTITIONS];
            offsets.forEach((partition, offset) -> next[partition.partition()] = offset.offset());
            return Cursor.of(id.toString().substring(0, ID_LENGTH), next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away();
        } catch (ExecutionException | TimeoutException e) {
            throw away();
        }
    }

    private static ProblemException away() {
        return Problem.unavailable("The history of the chats does not answer.", Duration.ofSeconds(2));
    }

    @Override
    public void destroy() {
        admin.close(Duration.ofSeconds(1));
    }
}
