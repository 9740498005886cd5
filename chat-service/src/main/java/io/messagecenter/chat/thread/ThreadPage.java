package io.messagecenter.chat.thread;

import io.messagecenter.chat.paging.Keyset;
import io.messagecenter.contracts.chat.MessageSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a thread, oldest message first.
 *
 * @param before the cursor of the older ones; null if there are none
 * @param after the cursor of the newer ones; null if there are none
 */
record ThreadPage(
        List<MessageSnapshot> items,
        @Nullable String before,
        @Nullable String after) {

    static ThreadPage of(List<MessageSnapshot> items, boolean older, boolean newer) {
        return new ThreadPage(items, older ? cursor(items.getFirst()) : null, newer ? cursor(items.getLast()) : null);
    }

    private static String cursor(MessageSnapshot message) {
        return new Keyset(message.createdAt(), message.seq()).cursor(ReadThread.CURSOR);
    }
}
