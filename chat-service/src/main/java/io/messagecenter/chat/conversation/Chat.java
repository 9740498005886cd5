package io.messagecenter.chat.conversation;

import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.chat.ChatKind;
import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.CustomerSnapshot;
import io.messagecenter.contracts.chat.MessageSnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A chat under its lock, as the unit of work sees it: what it is, where it stands, and how both were when it was loaded. */
public final class Chat {

    private final long id;
    private final ConversationAddress address;
    private final ChatKind kind;
    private final Customer customer;
    private final ChatState state;
    private final ChatState loadedState;
    private final CustomerSnapshot loadedCustomer;
    private final List<String> loadedLabels;
    private List<String> labels;
    final @Nullable Message loadedLastMessage;

    @Nullable String assignedAgentName;

    @Nullable Boolean online;

    @Nullable Instant lastSeenAt;

    Instant updatedAt;

    Chat(
            long id,
            ConversationAddress address,
            ChatKind kind,
            Customer customer,
            ChatState state,
            List<String> labels,
            @Nullable Message lastMessage,
            @Nullable String assignedAgentName,
            Instant updatedAt) {
        this.id = id;
        this.address = address;
        this.kind = kind;
        this.customer = customer;
        this.state = state;
        this.labels = labels;
        this.loadedLastMessage = lastMessage;
        this.assignedAgentName = assignedAgentName;
        this.updatedAt = updatedAt;
        this.loadedState = state.copy();
        this.loadedCustomer = customer.snapshot();
        this.loadedLabels = labels;
    }

    public long id() {
        return id;
    }

    /** The canonical address: the Kafka key, and where replies go. */
    public ConversationAddress address() {
        return address;
    }

    public ChatKind kind() {
        return kind;
    }

    public Customer customer() {
        return customer;
    }

    /** The rules; whatever changes here is stored and told by {@link ChatWork#flush()}. */
    public ChatState state() {
        return state;
    }

    public List<String> labels() {
        return labels;
    }

    /** Replaces the labels; the same set again changes nothing. */
    public void label(Collection<String> names) {
        var sorted = List.copyOf(new TreeSet<>(names));
        if (!sorted.equals(labels)) {
            labels = sorted;
            state.relabelled();
        }
    }

    /** Blocks the customer, or again does not; whom nobody answers does not wait. */
    public void block(boolean block) {
        if (block && !customer.isBlocked()) {
            state.customerBlocked();
        }
        customer.block(block);
    }

    ChatState loaded() {
        return loadedState;
    }

    /** Whether this unit of work is the first that sees it. */
    public boolean isNew() {
        return loadedState.change == 0;
    }

    boolean hasNewLabels() {
        return !labels.equals(loadedLabels);
    }

    boolean hasNewPicture() {
        return customer.avatarKey != null
                && !Objects.equals(customer.snapshot().avatarUrl(), loadedCustomer.avatarUrl());
    }

    boolean hasNewCustomer() {
        return !customer.looksLike(loadedCustomer);
    }

    ChatSnapshot snapshot() {
        return snapshot(state, loadedLastMessage == null ? null : loadedLastMessage.snapshot(), assignedAgentName);
    }

    /** The chat as it was in that state, with the customer and the labels that it has now. */
    ChatSnapshot snapshot(ChatState at, @Nullable MessageSnapshot lastMessage, @Nullable String agentName) {
        return new ChatSnapshot(
                id,
                at.change,
                address.account(),
                address.channel(),
                kind,
                customer.snapshot(),
                at.mode,
                at.assignedAgentId,
                agentName,
                labels,
                at.unread(),
                at.waitingSince,
                lastMessage,
                at.lastMessageAt,
                online,
                lastSeenAt,
                at.version,
                at.botEpoch,
                address,
                at.openedAt,
                updatedAt,
                at.snoozedUntil);
    }
}
