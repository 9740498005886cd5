package io.messagecenter.chat.conversation;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.Origin;
import io.messagecenter.contracts.content.MessageStatus;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.outbound.CancelSends;
import io.messagecenter.contracts.outbound.OutboundCommand;
import io.messagecenter.contracts.outbound.OutboundHead;
import io.messagecenter.contracts.outbound.ProviderJob;
import io.messagecenter.platform.outbox.Outbox;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One unit of work on chats that it holds the locks of. Change the chats through {@link Chat#state()} and the methods here, then
 * {@link #flush()} once: it stores everything in a few statements, however many chats and messages there are, and puts into the
 * outbox what follows: an event for each message stored or changed, one for each chat changed, and the orders to the provider.
 */
public final class ChatWork {

    record Stores(
            ChatStore chats,
            MessageStore messages,
            MessageIds ids,
            Register register,
            FileUses files,
            ReportFacts facts,
            Outbox outbox) {}

    private final Map<Long, ChatChanges> chats = new TreeMap<>();
    private final Map<Register.Place, Message> messages = new HashMap<>();
    private final List<ProviderJob> jobs = new ArrayList<>();
    private final List<OutboundCommand> commands = new ArrayList<>();
    private final Stores stores;
    private final boolean reopenOnMessage;
    private final Instant now;
    private @Nullable Long actorId;
    private boolean flushed;

    ChatWork(List<Chat> loaded, Stores stores, boolean reopenOnMessage, Instant now) {
        this.stores = stores;
        this.reopenOnMessage = reopenOnMessage;
        this.now = now;
        for (var chat : loaded) {
            chats.put(chat.id(), new ChatChanges(chat));
            if (chat.loadedLastMessage != null) {
                known(chat.loadedLastMessage);
            }
        }
    }

    /** When this work is done: the time of all that it writes itself. */
    public Instant now() {
        return now;
    }

    /** Says which user does this; without, it is the customer, the bot or the system. */
    public void actor(long userId) {
        actorId = userId;
    }

    /** Whether the chat exists and is locked by this work. */
    public boolean has(long chatId) {
        return chats.containsKey(chatId);
    }

    /** @throws IllegalArgumentException if the work does not have the chat */
    public Chat chat(long chatId) {
        return changes(chatId).chat;
    }

    /** The messages with these ids, as far as they belong to chats of this work. */
    public List<Message> messages(Collection<Long> messageIds) {
        return ids(messageIds).stream()
                .filter(m -> has(m.chatId))
                .map(this::known)
                .toList();
    }

    /** The message with that id, if it belongs to a chat of this work. */
    public Optional<Message> message(long messageId) {
        return messages(List.of(messageId)).stream().findFirst();
    }

    /** Our messages in these chats whose sends did not end yet. */
    public List<Message> openSends(Collection<Long> chatIds) {
        return chatIds.isEmpty()
                ? List.of()
                : stores.messages.open(chatIds).stream().map(this::known).toList();
    }

    /**
     * Reads what is known of these ids of the provider, and the messages that have them. Needed once before {@link #named},
     * {@link #tell} and messages that have such an id.
     *
     * @throws LostRace if one of the messages is in a chat that this work did not lock
     */
    public void lookUp(Collection<ProviderId> providerIds) {
        stores.register.load(providerIds);
        var missing = stores.register.found().stream()
                .filter(p -> !messages.containsKey(p))
                .toList();
        if (!missing.stream().allMatch(p -> has(p.chatId()))) {
            throw new LostRace("a message was stored in a chat that is not locked");
        }
        if (!missing.isEmpty()) {
            stores.messages.at(missing).forEach(this::known);
        }
    }

    /** The message that has this id of the provider, stored or appended. */
    public Optional<Message> named(ProviderId providerId) {
        return Optional.ofNullable(stores.register.find(providerId)).map(messages::get);
    }

    /**
     * Adds a message to a chat, with all that follows for the chat. What was parked for it is applied.
     *
     * @throws IllegalStateException if its provider id is another message's, or a person replies to a closed chat
     */
    public Message append(long chatId, NewMessage written) {
        var changes = changes(chatId);
        var state = changes.chat.state();
        var receivedAt = stored(written.receivedAt() == null ? now : written.receivedAt());
        var at = written.receivedAt() == null
                ? state.writtenByUs(now)
                : stored(ChatState.written(written.providerAt(), receivedAt));
        var place = place(changes.chat, written, at);
        var message = known(new Message(stores.ids.next(), chatId, place, written, at, receivedAt));
        var parked = written.providerId() == null
                ? List.<InboundEvent>of()
                : stores.register.claim(providerId(changes.chat, written.providerId()), message);
        parked.forEach(news -> Facts.apply(changes.chat, message, news));
        changes.created(message);
        return message;
    }

    /** As the database keeps it, so that what is told is what will be read. */
    private static Instant stored(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private ChatState.Place place(Chat chat, NewMessage written, Instant at) {
        var state = chat.state();
        if (written.type() == MessageType.NOTE) {
            return state.noted(at);
        }
        return switch (written.sender()) {
            case CUSTOMER -> state.receivedFromCustomer(at, chat.customer().isBlocked(), reopenOnMessage);
            case BOT -> state.repliedByBot(at);
            case SYSTEM -> state.addedByOthers(at);
            case AGENT ->
                written.senderId() != null
                        ? state.repliedByPerson(written.senderId(), at)
                        : written.origin() == Origin.PHONE ? state.repliedFromPhone(at) : state.addedByOthers(at);
        };
    }

    /** Changes a message; {@code change} says whether it did anything. */
    public void update(Message message, Predicate<Message> change) {
        if (change.test(message)) {
            changes(message.chatId).changed(message);
        }
    }

    /**
     * The provider says something of a message that it names: its status, an edit, a deletion, a reaction, a vote. Old news change
     * nothing; news of a message that is not known are kept until it comes.
     */
    public void tell(InboundEvent news) {
        var subject = Facts.subject(news);
        if (subject == null) {
            return;
        }
        named(subject)
                .ifPresentOrElse(
                        message -> update(message, m -> Facts.apply(chat(m.chatId), m, news)),
                        () -> stores.register.park(subject, Facts.bare(news)));
    }

    /** The id of the provider's message that an event tells something about, for {@link #lookUp}; empty for other events. */
    public static Optional<ProviderId> subject(InboundEvent news) {
        return Optional.ofNullable(Facts.subject(news));
    }

    /**
     * The provider took our message under this id. Should its echo have been stored already as another program's message, that
     * one is withdrawn, so that nothing is shown twice.
     */
    public void accepted(Message message, String providersId) {
        var chat = chat(message.chatId);
        var id = providerId(chat, providersId);
        var holder = named(id);
        if (holder.isPresent() && holder.get().id != message.id) {
            update(holder.get(), m -> m.withdraw(now));
            stores.register.reclaim(id, message);
        } else if (holder.isEmpty()) {
            stores.register.claim(id, message).forEach(news -> update(message, m -> Facts.apply(chat, m, news)));
        }
        update(message, m -> m.accepted(providersId));
    }

    /** A person has a message sent once more; nothing happens if it is neither failed nor unclear. */
    public void sendAgain(Message message) {
        if (message.replyTo != null && message.answered == null) {
            message.answered = message(message.replyTo).orElse(null);
        }
        update(message, Message::sendAgain);
    }

    /** A person settled what nobody knew of a send: nothing more is to be tried with it. */
    public void settle(Message message, MessageStatus fate, @Nullable String why) {
        update(message, m -> m.advance(fate, why));
        var chat = chat(message.chatId);
        order(new CancelSends(head(chat, "settle-" + message.attempt, message.id), List.of(message.id)));
    }

    /** Orders something else of the provider than a send; it is carried out after what was ordered in the chat before. */
    public void order(OutboundCommand command) {
        commands.add(command);
    }

    /** Orders work at the provider beside the sends. */
    public void enqueue(ProviderJob job) {
        jobs.add(job);
    }

    /** The head of an order about a chat; the same reason and number give the same order, which is carried out once. */
    public OutboundHead head(Chat chat, String reason, long number) {
        return head(chat, now, reason, number);
    }

    static OutboundHead head(Chat chat, Instant now, String reason, long number) {
        var address = chat.address();
        var id = EventIds.of("order:" + reason, chat.id(), number);
        return new OutboundHead(id, chat.id(), address, address.account(), address.chatId(), now);
    }

    /** Stores all changes and puts what follows into the outbox. At the end of the work, once. */
    public void flush() {
        if (flushed) {
            throw new IllegalStateException("the work is done already");
        }
        flushed = true;
        var entries = new Telling(messages, now, actorId).tell(chats.values(), stores.chats, stores.messages);
        commands.forEach(command -> entries.add(new Outbox.Entry(
                Topic.OUTBOUND_WHATSAPP, command.head().address().toString(), command)));
        jobs.forEach(job -> entries.add(
                new Outbox.Entry(Topic.WHAPI_JOBS, job.head().address().toString(), job)));
        var touched = chats.values().stream().filter(ChatChanges::any).toList();
        store(touched);
        stores.outbox.appendAll(entries);
    }

    private void store(List<ChatChanges> touched) {
        var created = touched.stream().flatMap(ChatChanges::messagesCreated).toList();
        var changed = touched.stream().flatMap(ChatChanges::messagesChanged).toList();
        stores.facts.add(
                touched.stream().flatMap(c -> Reckoning.of(c, now).stream()).toList());
        stores.messages.insert(created);
        stores.messages.update(changed);
        var sent = Stream.concat(
                created.stream().filter(Message::isOpenSend), changed.stream().filter(Message::isSentAgain));
        stores.messages.opened(sent.toList());
        stores.messages.settled(changed.stream().filter(m -> !m.isOpenSend()).toList());
        stores.register.flush();
        stores.files.shown(Stream.concat(created.stream(), changed.stream().filter(Message::hasNewFile))
                .toList());
        stores.files.pictured(
                touched.stream().map(c -> c.chat).filter(Chat::hasNewPicture).toList());
        var chatsTouched = touched.stream().map(c -> c.chat).toList();
        stores.chats.update(chatsTouched);
        stores.chats.updateCustomers(
                chatsTouched.stream().filter(Chat::hasNewCustomer).toList());
        stores.chats.updateLabels(
                chatsTouched.stream().filter(Chat::hasNewLabels).toList());
    }

    /** The chat as it is after {@link #flush()}. */
    public ChatSnapshot snapshot(long chatId) {
        return changes(chatId).snapshot(messages);
    }

    private ChatChanges changes(long chatId) {
        var changes = chats.get(chatId);
        if (changes == null) {
            throw new IllegalArgumentException("not a chat of this work");
        }
        return changes;
    }

    private List<Message> ids(Collection<Long> messageIds) {
        return messageIds.isEmpty() ? List.of() : stores.messages.withIds(messageIds);
    }

    /** One object a message, whatever way it was loaded. */
    private Message known(Message message) {
        return messages.computeIfAbsent(new Register.Place(message.chatId, message.seq), place -> message);
    }

    private static ProviderId providerId(Chat chat, String id) {
        return new ProviderId(chat.address().account(), id);
    }
}
