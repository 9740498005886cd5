package io.messagecenter.platform.kafka;

import io.messagecenter.contracts.Event;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** An event and the record that brought it. */
public record Incoming<E extends Event>(E event, ConsumerRecord<String, byte[]> record) {}
