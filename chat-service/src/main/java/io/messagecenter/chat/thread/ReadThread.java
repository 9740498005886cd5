package io.messagecenter.chat.thread;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatAccess;
import io.messagecenter.chat.conversation.Snapshots;
import io.messagecenter.chat.paging.Keyset;
import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.MessageSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads a chat and its messages, as of one moment. A thread sorts by the time its messages were written, then by their number. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class ReadThread {

    static final String CURSOR = "thread";

    /** @param page the newest messages */
    record Thread(ChatSnapshot chat, ThreadPage page) {}

    private final ChatAccess access;
    private final Snapshots snapshots;

    ReadThread(ChatAccess access, Snapshots snapshots) {
        this.access = access;
        this.snapshots = snapshots;
    }

    Thread chat(Actor actor, long chatId, int limit) {
        var chat = snapshots.chat(chatId).orElseThrow(ChatAccess::noSuchChat);
        access.requireVisible(actor, chat.assignedAgentId());
        return new Thread(chat, newest(chatId, limit));
    }

    /** The messages before or after a place; without a place, the newest. */
    ThreadPage messages(Actor actor, long chatId, @Nullable Keyset before, @Nullable Keyset after, int limit) {
        access.requireVisible(actor, chatId);
        if (before != null) {
            return before(chatId, before, limit);
        }
        return after == null ? newest(chatId, limit) : after(chatId, after, limit);
    }

    private ThreadPage newest(long chatId, int limit) {
        var found = snapshots.newest(chatId, limit + 1);
        var older = found.size() > limit;
        return ThreadPage.of(older ? found.subList(1, found.size()) : found, older, false);
    }

    private ThreadPage before(long chatId, Keyset place, int limit) {
        var found = snapshots.before(chatId, place.at(), place.number(), limit + 1);
        var older = found.size() > limit;
        var items = older ? found.subList(1, found.size()) : found;
        return ThreadPage.of(items, older, !items.isEmpty() && isMore(items.getLast(), true));
    }

    private ThreadPage after(long chatId, Keyset place, int limit) {
        var found = snapshots.after(chatId, place.at(), place.number(), limit + 1);
        var newer = found.size() > limit;
        var items = newer ? found.subList(0, limit) : found;
        return ThreadPage.of(items, !items.isEmpty() && isMore(items.getFirst(), false), newer);
    }

    private boolean isMore(MessageSnapshot end, boolean newer) {
        List<MessageSnapshot> beyond = newer
                ? snapshots.after(end.chatId(), end.createdAt(), end.seq(), 1)
                : snapshots.before(end.chatId(), end.createdAt(), end.seq(), 1);
        return !beyond.isEmpty();
    }
}
