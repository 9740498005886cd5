package io.messagecenter.chat.inbox;

import io.messagecenter.chat.access.Scope;
import io.messagecenter.chat.conversation.Snapshots;
import io.messagecenter.chat.paging.Page;
import io.messagecenter.contracts.chat.ChatSnapshot;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the list and the counts, each as of one moment. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class ReadInbox {

    private final Inbox inbox;
    private final Snapshots snapshots;

    ReadInbox(Inbox inbox, Snapshots snapshots) {
        this.inbox = inbox;
        this.snapshots = snapshots;
    }

    Page<ChatSnapshot> page(InboxQuery query) {
        var rows = inbox.rows(query);
        return new Page<>(snapshots.chats(rows.items()), rows.nextCursor());
    }

    /** @param me whose chats are {@code mine} */
    ChatCounts counts(Scope scope, long me) {
        return ChatCounts.sum(inbox.counts(scope, me), inbox.mentioned(scope, me));
    }
}
