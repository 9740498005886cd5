package io.messagecenter.chat.conversation;

import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.platform.outbox.Outbox;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Begins units of work. All of it belongs in one transaction of the caller: find or create the chats, lock them all at once, change
 * them, flush.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ChatWorks {

    private final ChatStore chats;
    private final MessageStore messages;
    private final MessageIds ids;
    private final JdbcTemplate jdbc;
    private final Outbox outbox;
    private final ConversationSettings settings;
    private final Clock clock;

    ChatWorks(
            ChatStore chats,
            MessageStore messages,
            MessageIds ids,
            JdbcTemplate jdbc,
            Outbox outbox,
            ConversationSettings settings,
            Clock clock) {
        this.chats = chats;
        this.messages = messages;
        this.ids = ids;
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    /** The ids of the chats that have these addresses; addresses without a chat are left out. */
    public Map<ConversationAddress, Long> find(Collection<ConversationAddress> addresses) {
        return addresses.isEmpty() ? Map.of() : chats.find(addresses);
    }

    /**
     * The ids of these chats, which are created as far as they do not exist; at most one a address. That one began is told when the
     * unit of work that locks it is flushed, so lock what you open.
     */
    public Map<ConversationAddress, Long> findOrCreate(Collection<NewChat> wanted) {
        var addresses = wanted.stream().map(NewChat::address).toList();
        var known = new HashMap<>(find(addresses));
        var missing =
                wanted.stream().filter(c -> !known.containsKey(c.address())).toList();
        if (!missing.isEmpty()) {
            chats.create(missing, settings, clock.instant().truncatedTo(ChronoUnit.MICROS));
            known.putAll(find(missing.stream().map(NewChat::address).toList()));
        }
        return known;
    }

    /** Gives a chat a second address, unless that one has a chat of its own. */
    public void link(long chatId, ConversationAddress address) {
        chats.addAddress(chatId, address);
    }

    /** Remembers that two chats are one person's; each stays what it is. */
    public void samePerson(long chatId, long otherId) {
        chats.link(chatId, otherId);
    }

    /** The chats of the messages that have these ids of the provider; ids that no message has are left out. */
    public Map<ProviderId, Long> holders(Collection<ProviderId> ids) {
        return ids.isEmpty() ? Map.of() : Register.holders(jdbc, ids);
    }

    /** The chats of the messages with these ids. */
    public Set<Long> chatsOf(Collection<Long> messageIds) {
        return messageIds.isEmpty() ? Set.of() : messages.chatsOf(messageIds);
    }

    /**
     * Locks the chats, in one order for all, until the transaction ends. Chats that do not exist are left out of the work. Call it
     * once a transaction: whoever locks a second time may wait in a circle.
     */
    public ChatWork lock(Collection<Long> chatIds) {
        var sorted = new TreeSet<>(chatIds);
        List<Chat> loaded = List.of();
        if (!sorted.isEmpty()) {
            chats.lock(sorted);
            loaded = chats.load(sorted);
        }
        return new ChatWork(
                loaded,
                new ChatWork.Stores(
                        chats, messages, ids, new Register(jdbc), new FileUses(jdbc), new ReportFacts(jdbc), outbox),
                settings.reopenOnMessage(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Locks one chat; empty if there is none of that id. */
    public Optional<ChatWork> lock(long chatId) {
        return Optional.of(lock(List.of(chatId))).filter(work -> work.has(chatId));
    }
}
