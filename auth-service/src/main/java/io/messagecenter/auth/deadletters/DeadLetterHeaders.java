package io.messagecenter.auth.deadletters;

import io.messagecenter.platform.kafka.DeadLetters;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;

/** Reads what is written on a dead letter. */
final class DeadLetterHeaders {

    private static final String SUFFIX = ".dlt";

    private DeadLetterHeaders() {}

    /** Where the record came from; null where nothing says so. */
    static @Nullable String sourceTopic(ConsumerRecord<?, ?> record) {
        var said = text(record, KafkaHeaders.DLT_ORIGINAL_TOPIC);
        if (said != null) {
            return said;
        }
        var topic = record.topic();
        return topic.endsWith(SUFFIX) ? topic.substring(0, topic.length() - SUFFIX.length()) : null;
    }

    /** The partition that it came from; null where nothing says so. */
    static @Nullable Integer sourcePartition(ConsumerRecord<?, ?> record) {
        var header = record.headers().lastHeader(KafkaHeaders.DLT_ORIGINAL_PARTITION);
        return header == null || header.value().length != Integer.BYTES
                ? null
                : ByteBuffer.wrap(header.value()).getInt();
    }

    static @Nullable String text(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : text(header.value());
    }

    /** The record's own headers, as it had them before it was given up. */
    static Headers own(ConsumerRecord<?, ?> record) {
        var own = new RecordHeaders();
        record.headers().forEach(header -> {
            if (!header.key().startsWith(DeadLetters.PREFIX)) {
                own.add(header);
            }
        });
        return own;
    }

    /** All headers to read: numbers as such, anything else that is no text as base64. */
    static Map<String, String> readable(ConsumerRecord<?, ?> record) {
        var readable = new LinkedHashMap<String, String>();
        record.headers().forEach(header -> readable.put(header.key(), readable(header.key(), header.value())));
        return readable;
    }

    private static String readable(String name, byte @Nullable [] value) {
        if (value == null) {
            return "";
        }
        if (name.startsWith(DeadLetters.PREFIX) && value.length == Integer.BYTES && name.endsWith("partition")) {
            return String.valueOf(ByteBuffer.wrap(value).getInt());
        }
        if (name.startsWith(DeadLetters.PREFIX) && value.length == Long.BYTES && value[0] == 0) {
            return String.valueOf(ByteBuffer.wrap(value).getLong());
        }
        var text = strictText(value);
        return text == null ? Base64.getEncoder().encodeToString(value) : text.toString();
    }

    /** The text that these bytes are in UTF-8; null if they are none. */
    static @Nullable CharBuffer strictText(byte[] value) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
