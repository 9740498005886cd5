package io.messagecenter.chat.conversation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.messagecenter.contracts.Event;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.chat.Audience;
import io.messagecenter.contracts.chat.ChatCreated;
import io.messagecenter.contracts.chat.ChatEvent;
import io.messagecenter.contracts.chat.ChatHead;
import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.ChatUpdated;
import io.messagecenter.contracts.chat.MediaState;
import io.messagecenter.contracts.chat.MessageCreated;
import io.messagecenter.contracts.chat.MessageUpdated;
import io.messagecenter.contracts.chat.Sender;
import io.messagecenter.contracts.outbound.CancelSends;
import io.messagecenter.contracts.outbound.Lane;
import io.messagecenter.contracts.outbound.OutboundMedia;
import io.messagecenter.contracts.outbound.ProviderJob;
import io.messagecenter.contracts.outbound.SendMessage;
import io.messagecenter.platform.outbox.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a unit of work did: numbers the events of each chat and writes the orders to the provider. Within a chat: that it
 * began, its new messages in their order, its changed messages, and last the chat itself, once.
 */
final class Telling {

    private final Map<Register.Place, Message> messages;
    private final Instant now;
    private final @Nullable Long actorId;
    private final List<Outbox.Entry> entries = new ArrayList<>();
    private final Map<Long, String> agentNames = new HashMap<>();

    Telling(Map<Register.Place, Message> messages, Instant now, @Nullable Long actorId) {
        this.messages = messages;
        this.now = now;
        this.actorId = actorId;
    }

    List<Outbox.Entry> tell(Collection<ChatChanges> all, ChatStore chats, MessageStore store) {
        nameAgents(all, chats);
        var voided = cancellable(all, store);
        for (var changes : all) {
            events(changes);
            cancel(changes.chat, voided.getOrDefault(changes.chat.id(), List.of()));
            changes.created.forEach(c -> orders(changes.chat, c.message()));
            changes.changed.stream()
                    .filter(Message::isSentAgain)
                    .forEach(m -> outbox(Topic.OUTBOUND_WHATSAPP, changes.chat, send(changes.chat, m)));
        }
        return entries;
    }

    private void events(ChatChanges changes) {
        var chat = changes.chat;
        var causes = changes.causes();
        if (changes.begun != null || !changes.changed.isEmpty() || !causes.isEmpty()) {
            chat.updatedAt = now;
        }
        var responsible = chat.loaded().assignedAgentId;
        if (changes.begun != null) {
            add(chat, new ChatCreated(head(chat, changes.begun, responsible), snapshot(changes, changes.begun)));
        }
        for (var created : changes.created) {
            var after = created.after();
            var message = created.message();
            add(
                    chat,
                    new MessageCreated(
                            head(chat, after, responsible),
                            message.snapshot(),
                            snapshot(changes, after),
                            message.written.providerAt()));
            responsible = after.assignedAgentId;
        }
        var state = chat.state();
        for (var message : changes.changed) {
            message.change = state.nextChange();
            add(chat, new MessageUpdated(head(chat, state, responsible), message.snapshot()));
            responsible = state.assignedAgentId;
        }
        if (!causes.isEmpty()) {
            state.nextChange();
            chat.assignedAgentName = agentName(state);
            add(chat, new ChatUpdated(head(chat, state, responsible), snapshot(changes, state), causes, actorId));
        }
    }

    private void orders(Chat chat, Message message) {
        var media = message.content == null ? null : message.content.media();
        if (message.written.isToBeSent()) {
            outbox(Topic.OUTBOUND_WHATSAPP, chat, send(chat, message));
        } else if (media != null && media.state() == MediaState.PENDING && !message.isDeleted()) {
            var head = ChatWork.head(chat, now, "media", message.id);
            outbox(Topic.WHAPI_JOBS, chat, new ProviderJob.FetchMedia(head, message.id, media.described()));
        }
    }

    private SendMessage send(Chat chat, Message message) {
        var answered = message.answered;
        var asked = message.attempt > 1; // by a person, whoever wrote it
        return new SendMessage(
                ChatWork.head(chat, now, "send-" + message.attempt, message.id),
                message.id,
                message.seq,
                message.attempt,
                message.sender() == Sender.BOT && !asked ? Lane.BOT : Lane.PERSON,
                message.type(),
                message.wording.text(),
                file(message),
                answered == null ? null : answered.providerId);
    }

    private static @Nullable OutboundMedia file(Message message) {
        var media = message.content == null ? null : message.content.media();
        if (media == null || media.blobKey() == null || media.mimeType() == null || media.size() == null) {
            return null;
        }
        return new OutboundMedia(
                media.blobKey(), media.mimeType(), media.described().fileName(), media.size());
    }

    private void cancel(Chat chat, List<Long> messageIds) {
        if (!messageIds.isEmpty()) {
            var head = ChatWork.head(chat, now, "cancel", chat.state().botEpoch);
            outbox(Topic.OUTBOUND_WHATSAPP, chat, new CancelSends(head, messageIds));
        }
    }

    private static Map<Long, List<Long>> cancellable(Collection<ChatChanges> all, MessageStore store) {
        var takenOver = all.stream()
                .filter(c -> c.chat.state().takenOver())
                .map(c -> c.chat.id())
                .toList();
        return takenOver.isEmpty()
                ? Map.of()
                : store.cancellable(takenOver).stream()
                        .collect(groupingBy(
                                MessageStore.Cancellable::chatId,
                                mapping(MessageStore.Cancellable::messageId, toList())));
    }

    private void nameAgents(Collection<ChatChanges> all, ChatStore chats) {
        var unnamed = new TreeSet<Long>();
        for (var changes : all) {
            var chat = changes.chat;
            var loaded = chat.loaded().assignedAgentId;
            if (loaded != null && chat.assignedAgentName != null) {
                agentNames.put(loaded, chat.assignedAgentName);
            }
            changes.created.forEach(c -> unnamed.add(Objects.requireNonNullElse(c.after().assignedAgentId, 0L)));
            unnamed.add(Objects.requireNonNullElse(chat.state().assignedAgentId, 0L));
        }
        unnamed.removeAll(agentNames.keySet());
        unnamed.remove(0L);
        if (!unnamed.isEmpty()) {
            agentNames.putAll(chats.agentNames(unnamed));
        }
    }

    private @Nullable String agentName(ChatState state) {
        return state.assignedAgentId == null ? null : agentNames.get(state.assignedAgentId);
    }

    private ChatSnapshot snapshot(ChatChanges changes, ChatState at) {
        return changes.snapshot(at, messages, agentName(at));
    }

    private ChatHead head(Chat chat, ChatState at, @Nullable Long responsibleBefore) {
        return new ChatHead(
                EventIds.of("chat", chat.id(), at.change),
                chat.id(),
                chat.address(),
                at.change,
                now,
                new Audience(responsibleBefore, at.assignedAgentId));
    }

    private void add(Chat chat, ChatEvent event) {
        outbox(Topic.CHAT_EVENTS, chat, event);
    }

    private void outbox(Topic topic, Chat chat, Event event) {
        entries.add(new Outbox.Entry(topic, chat.address().toString(), event));
    }
}
