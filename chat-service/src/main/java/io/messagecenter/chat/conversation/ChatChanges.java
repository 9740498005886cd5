package io.messagecenter.chat.conversation;

import io.messagecenter.contracts.chat.Cause;
import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.MessageSnapshot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one unit of work did to one chat. */
final class ChatChanges {

    /** A message that was stored, and the chat as it was after it. */
    record Created(Message message, ChatState after) {}

    final Chat chat;
    final @Nullable ChatState begun;
    final List<Created> created = new ArrayList<>();
    final Set<Message> changed = new LinkedHashSet<>();

    ChatChanges(Chat chat) {
        this.chat = chat;
        if (chat.isNew()) {
            chat.state().nextChange();
            begun = chat.state().copy();
        } else {
            begun = null;
        }
    }

    void created(Message message) {
        message.change = chat.state().nextChange();
        created.add(new Created(message, chat.state().copy()));
    }

    void changed(Message message) {
        if (created.stream().noneMatch(c -> c.message() == message)) {
            changed.add(message);
        }
    }

    Stream<Message> messagesCreated() {
        return created.stream().map(Created::message);
    }

    Stream<Message> messagesChanged() {
        return changed.stream();
    }

    /** Why the chat changed; empty if it did not. */
    Set<Cause> causes() {
        var before = chat.loaded();
        var after = chat.state();
        var causes = EnumSet.noneOf(Cause.class);
        add(causes, Cause.MESSAGE, !created.isEmpty());
        add(causes, Cause.STATUS, changed.stream().anyMatch(m -> Objects.equals(m.seq, after.lastMessageSeq)));
        add(causes, Cause.MODE, before.mode != after.mode);
        add(causes, Cause.ASSIGNMENT, !Objects.equals(before.assignedAgentId, after.assignedAgentId));
        add(causes, Cause.LABELS, chat.hasNewLabels());
        add(causes, Cause.READ, before.readInSeq != after.readInSeq);
        add(causes, Cause.CUSTOMER, chat.hasNewCustomer());
        add(causes, Cause.SNOOZE, !Objects.equals(before.snoozedUntil, after.snoozedUntil));
        var waiting = !Objects.equals(before.waitingSince, after.waitingSince);
        add(causes, Cause.OTHER, causes.isEmpty() && (waiting || before.botEpoch != after.botEpoch));
        return causes;
    }

    /** Whether anything happened that must be stored. */
    boolean any() {
        return chat.state().change != chat.loaded().change;
    }

    ChatSnapshot snapshot(Map<Register.Place, Message> messages) {
        return snapshot(chat.state(), messages, chat.assignedAgentName);
    }

    ChatSnapshot snapshot(ChatState at, Map<Register.Place, Message> messages, @Nullable String agentName) {
        return chat.snapshot(at, lastMessage(at, messages), agentName);
    }

    private @Nullable MessageSnapshot lastMessage(ChatState at, Map<Register.Place, Message> messages) {
        if (at.lastMessageSeq == null) {
            return null;
        }
        var message = messages.get(new Register.Place(chat.id(), at.lastMessageSeq));
        return message == null ? null : message.snapshot();
    }

    private static void add(Set<Cause> causes, Cause cause, boolean applies) {
        if (applies) {
            causes.add(cause);
        }
    }
}
