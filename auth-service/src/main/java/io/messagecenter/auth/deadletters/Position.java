package io.messagecenter.auth.deadletters;

import org.apache.kafka.common.TopicPartition;

/** Where a dead letter is in Kafka. */
record Position(String topic, int partition, long offset) {

    TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }

    @Override
    public String toString() {
        return topic + "/" + partition + "/" + offset;
    }
}
