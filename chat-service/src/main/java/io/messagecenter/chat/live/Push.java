package io.messagecenter.chat.live;

import io.messagecenter.chat.log.Cursor;
import io.messagecenter.chat.log.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of the log on its way to the streams. It is read and rendered when the first one needs it, once for all: there is one
 * view of a chat, and whoever may see it sees the same.
 */
final class Push {

    private final int partition;
    private final long offset;
    private final int size;
    private final Cursor after;
    private byte @Nullable [] value;
    private @Nullable Told told;

    /** @param after the place right after it, in the order in which it was read */
    Push(LogRecord record, Cursor after) {
        this.partition = record.partition();
        this.offset = record.offset();
        this.value = record.value();
        this.size = value == null ? 0 : value.length;
        this.after = after;
    }

    /** Null if it tells nothing that this version knows. */
    synchronized @Nullable Told told(Frames frames) {
        if (value != null) {
            told = frames.event(value, after);
            value = null;
        }
        return told;
    }

    /** Whether it is still to come for who is at that place. */
    boolean isAfter(Cursor place) {
        return offset >= place.next(partition);
    }

    Cursor after() {
        return after;
    }

    int partition() {
        return partition;
    }

    long offset() {
        return offset;
    }

    int size() {
        return size;
    }
}
