package io.messagecenter.auth.lanes;

import io.messagecenter.contracts.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * Asks Kafka how far the groups are behind. Records of transactions that are still open do not count, and where nothing but ends of
 * transactions lies behind a group it has read everything: the first record that it has not read is looked at.
 */
@Component
class LaneDepths implements DisposableBean {

    private static final int FETCHED_AT_ONCE = 64 * 1024;
    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Object> asking;
    private final Map<String, Object> reading;
    private @Nullable Admin admin;

    LaneDepths(KafkaAdmin kafka, ConsumerFactory<?, ?> consumers) {
        asking = new HashMap<>(kafka.getConfigurationProperties());
        asking.put(AdminClientConfig.CLIENT_ID_CONFIG, "lanes");
        asking.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000);
        asking.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 1_500);
        reading = new HashMap<>(consumers.getConfigurationProperties());
        reading.keySet().removeAll(List.of(ConsumerConfig.GROUP_ID_CONFIG, ConsumerConfig.CLIENT_ID_CONFIG));
        reading.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCHED_AT_ONCE);
        reading.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 1_500);
        reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    }

    /** Where a group is in a partition, and where the partition ends. */
    private record Gap(TopicPartition partition, long from, long end) {}

    /**
     * @param time that all of it may take; when it is short, ages may be missing
     * @throws TimeoutException if Kafka does not answer in time
     */
    Map<Lane, Waiting> read(Duration time) throws TimeoutException, InterruptedException, ExecutionException {
        var deadline = System.nanoTime() + time.toNanos();
        var gaps = gaps(deadline);
        var waiting = new EnumMap<Lane, Waiting>(Lane.class);
        for (var lane : Lane.values()) {
            waiting.put(lane, new Waiting(0, null));
        }
        if (gaps.values().stream().anyMatch(list -> !list.isEmpty())) {
            try (var consumer =
                    new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                gaps.forEach((lane, behind) -> waiting.put(lane, look(consumer, behind, deadline)));
            }
        }
        return waiting;
    }

    private Map<Lane, List<Gap>> gaps(long deadline) throws TimeoutException, InterruptedException, ExecutionException {
        var partitions = Arrays.stream(Lane.values())
                .map(Lane::topic)
                .distinct()
                .flatMap(LaneDepths::partitions)
                .toList();
        var kafka = admin();
        var committed = kafka.listConsumerGroupOffsets(Arrays.stream(Lane.values())
                .collect(Collectors.toMap(Lane::group, _ -> new ListConsumerGroupOffsetsSpec())));
        var begins = kafka.listOffsets(all(partitions, OffsetSpec.earliest()));
        var ends = kafka.listOffsets(
                all(partitions, OffsetSpec.latest()), new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
        var gaps = new EnumMap<Lane, List<Gap>>(Lane.class);
        for (var lane : Lane.values()) {
            var positions = positions(committed.partitionsToOffsetAndMetadata(lane.group()), deadline);
            var behind = new ArrayList<Gap>();
            for (var partition : partitions(lane.topic()).toList()) {
                var position = positions.get(partition);
                var from = Math.max(position == null ? 0 : position.offset(), offset(begins, partition, deadline));
                var end = offset(ends, partition, deadline);
                if (end > from) {
                    behind.add(new Gap(partition, from, end));
                }
            }
            gaps.put(lane, behind);
        }
        return gaps;
    }

    /** Looks at the first record in each gap. */
    private static Waiting look(KafkaConsumer<byte[], byte[]> consumer, List<Gap> gaps, long deadline) {
        if (gaps.isEmpty()) {
            return new Waiting(0, null);
        }
        var open = gaps.stream().collect(Collectors.toMap(Gap::partition, Function.identity()));
        consumer.assign(open.keySet());
        consumer.resume(open.keySet());
        gaps.forEach(gap -> consumer.seek(gap.partition(), gap.from()));
        var depth = 0L;
        Instant oldest = null;
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            for (var record : consumer.poll(POLL)) {
                var gap = open.remove(new TopicPartition(record.topic(), record.partition()));
                if (gap != null && record.offset() < gap.end()) {
                    depth += gap.end() - record.offset();
                    var at = Instant.ofEpochMilli(record.timestamp());
                    oldest = oldest == null || at.isBefore(oldest) ? at : oldest;
                }
            }
            open.values().removeIf(gap -> consumer.position(gap.partition()) >= gap.end());
            var answered = new HashSet<>(consumer.assignment());
            answered.removeAll(open.keySet());
            consumer.pause(answered);
        }
        for (var gap : open.values()) {
            depth += gap.end() - gap.from();
        }
        return new Waiting(depth, oldest);
    }

    private static Map<TopicPartition, OffsetAndMetadata> positions(
            KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> committed, long deadline)
            throws TimeoutException, InterruptedException, ExecutionException {
        try {
            return committed.get(left(deadline), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of(); // a service that never ran
            }
            throw e;
        }
    }

    private static long offset(ListOffsetsResult offsets, TopicPartition partition, long deadline)
            throws TimeoutException, InterruptedException, ExecutionException {
        try {
            return offsets.partitionResult(partition)
                    .get(left(deadline), TimeUnit.NANOSECONDS)
                    .offset();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return 0;
            }
            throw e;
        }
    }

    private static long left(long deadline) {
        return Math.max(0, deadline - System.nanoTime());
    }

    private static Map<TopicPartition, OffsetSpec> all(List<TopicPartition> partitions, OffsetSpec spec) {
        return partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> spec));
    }

    private static Stream<TopicPartition> partitions(Topic topic) {
        return IntStream.range(0, Topic.PARTITIONS).mapToObj(number -> new TopicPartition(topic.topicName(), number));
    }

    private synchronized Admin admin() {
        var known = admin;
        if (known == null) {
            known = Admin.create(asking);
            admin = known;
        }
        return known;
    }

    @Override
    public synchronized void destroy() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
