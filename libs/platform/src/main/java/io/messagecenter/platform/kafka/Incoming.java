package io.messagecenter.platform.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.messagecenter.contracts.Event;
import io.messagecenter.contracts.EventHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** An event and the record that brought it. */
public record Incoming<E extends Event>(E event, ConsumerRecord<String, byte[]> record) {

    /** The trace that the event belongs to; null when nothing is traced. */
    public @Nullable String traceParent() {
        var header = record.headers().lastHeader(EventHeaders.TRACE_PARENT);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
