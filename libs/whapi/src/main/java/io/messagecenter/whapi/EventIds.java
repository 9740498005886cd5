package io.messagecenter.whapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.messagecenter.contracts.inbound.InboundEvent;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Ids derived from what an event says, so that every instance gives the same event the same id, however often it comes. */
final class EventIds {

    private static final ObjectWriter CANONICAL = JsonMapper.builder()
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build()
            .writer();

    private static final Map<Class<?>, String> TYPES = Arrays.stream(
                    InboundEvent.class.getAnnotation(JsonSubTypes.class).value())
            .collect(toUnmodifiableMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));

    private EventIds() {}

    /** A name-based UUID (RFC 9562, version 8 on SHA-256) over the event's type, the account and the element's JSON. */
    static UUID of(Class<? extends InboundEvent> type, String account, JsonNode element) {
        var digest = sha256();
        digest.update((TYPES.get(type) + "\n" + account + "\n").getBytes(UTF_8));
        CANONICAL.writeValue(new DigestOutputStream(OutputStream.nullOutputStream(), digest), element);
        var hash = ByteBuffer.wrap(digest.digest());
        var high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
        var low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
