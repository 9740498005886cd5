package io.messagecenter.chat.live;

import io.messagecenter.chat.access.Scope;
import io.messagecenter.chat.log.Cursor;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a part of the log is about, as far as somebody could see it when it happened. */
final class Changes {

    private final Scope scope;
    private final Set<Long> chats = new LinkedHashSet<>();
    private final Set<Long> messages = new LinkedHashSet<>();
    private Cursor place;
    private boolean complete;

    Changes(Scope scope, Cursor from) {
        this.scope = scope;
        this.place = from;
    }

    void add(Push push, Frames frames) {
        place = push.isAfter(place) ? place.with(push.partition(), push.offset() + 1) : place;
        var told = push.told(frames);
        if (told != null && told.concerns(scope)) {
            chats.add(told.chatId());
            if (told.messageId() != null) {
                messages.add(told.messageId());
            }
        }
    }

    /** Says that the log was read up to there. */
    void reached(Cursor read, boolean all) {
        place = place.latest(read);
        complete = all;
    }

    Set<Long> chats() {
        return chats;
    }

    Set<Long> messages() {
        return messages;
    }

    /** The place up to which the log was read. */
    Cursor place() {
        return place;
    }

    /** Whether nothing was left to be read. */
    boolean complete() {
        return complete;
    }
}
