package io.messagecenter.chat.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** Ids of what we publish: derived from what it is about, so that the same fact told again has the same id. */
final class EventIds {

    private EventIds() {}

    static UUID of(String kind, long number, Object detail) {
        return UUID.nameUUIDFromBytes((kind + "|" + number + "|" + detail).getBytes(UTF_8));
    }
}
