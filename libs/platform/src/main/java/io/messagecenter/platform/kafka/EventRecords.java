package io.messagecenter.platform.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.messagecenter.contracts.EventHeaders;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Puts CloudEvents' headers (binary mode of the Kafka binding) on a record. */
public final class EventRecords {

    private EventRecords() {}

    /** A record of an event whose JSON is there already. */
    public static ProducerRecord<String, byte[]> record(
            String topic,
            @Nullable String key,
            byte[] json,
            String id,
            String type,
            String source,
            @Nullable Instant time,
            @Nullable String traceParent) {
        var record = new ProducerRecord<String, byte[]>(topic, null, key, json);
        header(record, EventHeaders.SPEC_VERSION, "1.0");
        header(record, EventHeaders.ID, id);
        header(record, EventHeaders.TYPE, "io.messagecenter." + type);
        header(record, EventHeaders.SOURCE, "/" + source);
        header(record, EventHeaders.CONTENT_TYPE, "application/json");
        if (time != null) {
            header(record, EventHeaders.TIME, time.toString());
        }
        if (traceParent != null) {
            header(record, EventHeaders.TRACE_PARENT, traceParent);
        }
        return record;
    }

    private static void header(ProducerRecord<?, ?> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }
}
