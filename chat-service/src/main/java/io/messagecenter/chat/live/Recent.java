package io.messagecenter.chat.live;

import io.messagecenter.chat.log.Cursor;
import java.util.ArrayDeque;
import java.util.List;

/** What happened lately, in the order in which this instance read it. Not thread-safe. */
final class Recent {

    private final ArrayDeque<Push> pushes = new ArrayDeque<>();
    private final int maxEvents;
    private final long maxBytes;
    private long bytes;
    private Cursor begin;
    private Cursor end;

    Recent(Cursor begin, int maxEvents, long maxBytes) {
        this.begin = begin;
        this.end = begin;
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
    }

    /** Adds what was read next, and forgets the oldest. */
    void add(List<Push> read, Cursor position) {
        for (var push : read) {
            pushes.addLast(push);
            bytes += push.size();
        }
        end = position;
        while (pushes.size() > maxEvents || bytes > maxBytes) {
            var oldest = pushes.removeFirst();
            bytes -= oldest.size();
            begin = begin.with(oldest.partition(), oldest.offset() + 1);
        }
    }

    /** Whether all that came after that place and was read is still here. */
    boolean covers(Cursor place) {
        return place.isOfSameLog(begin) && place.hasReached(begin);
    }

    /** What came after that place. */
    List<Push> since(Cursor place) {
        return pushes.stream().filter(push -> push.isAfter(place)).toList();
    }

    /** The place right after all that was read. */
    Cursor end() {
        return end;
    }
}
