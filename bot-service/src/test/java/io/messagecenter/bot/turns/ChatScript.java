package io.messagecenter.bot.turns;

import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.chat.Audience;
import io.messagecenter.contracts.chat.Cause;
import io.messagecenter.contracts.chat.ChatHead;
import io.messagecenter.contracts.chat.ChatKind;
import io.messagecenter.contracts.chat.ChatMode;
import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.ChatUpdated;
import io.messagecenter.contracts.chat.CustomerSnapshot;
import io.messagecenter.contracts.chat.MessageCreated;
import io.messagecenter.contracts.chat.MessageSnapshot;
import io.messagecenter.contracts.chat.MessageUpdated;
import io.messagecenter.contracts.chat.Origin;
import io.messagecenter.contracts.chat.Sender;
import io.messagecenter.contracts.content.MessageStatus;
import io.messagecenter.contracts.content.MessageType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A chat of its own, as chat-service would tell of it: {@code chat.customerWrites("hello")} is the next event. */
final class ChatScript {

    private static final AtomicLong IDS = new AtomicLong(System.nanoTime() / 1000);

    final long id = IDS.incrementAndGet();
    final String phone;
    final ConversationAddress address;
    private final ChatKind kind;
    private ChatMode mode = ChatMode.BOT;
    private boolean blocked;
    private long epoch = 3;
    private long change;
    private long seq;

    private ChatScript(ChatKind kind, String phone) {
        this.kind = kind;
        this.phone = phone;
        this.address = kind == ChatKind.GROUP
                ? ConversationAddress.whatsapp("TEST-1", id + "@g.us")
                : ConversationAddress.ofPhone("TEST-1", phone);
    }

    static ChatScript direct() {
        return new ChatScript(ChatKind.DIRECT, "4915" + IDS.incrementAndGet() % 1_000_000_000);
    }

    static ChatScript direct(String phone) {
        return new ChatScript(ChatKind.DIRECT, phone);
    }

    static ChatScript group() {
        return new ChatScript(ChatKind.GROUP, "");
    }

    ChatScript in(ChatMode mode) {
        this.mode = mode;
        return this;
    }

    ChatScript blocked() {
        this.blocked = true;
        return this;
    }

    long epoch() {
        return epoch;
    }

    MessageCreated customerWrites(String text) {
        return customerSends(MessageType.TEXT, text, Instant.now());
    }

    MessageCreated customerSends(MessageType type, @Nullable String text, @Nullable Instant at) {
        return created(message(Sender.CUSTOMER, Origin.WHATSAPP, type, text), at);
    }

    MessageCreated botReplies(String text) {
        return created(message(Sender.BOT, Origin.BOT, MessageType.TEXT, text), null);
    }

    MessageCreated othersWrite(Sender sender, Origin origin, String text) {
        return created(message(sender, origin, MessageType.TEXT, text), null);
    }

    MessageCreated noteIsLeft(String text) {
        return created(message(Sender.AGENT, Origin.DASHBOARD, MessageType.NOTE, text), null);
    }

    /** A colleague answers with the company's phone: a person has taken over. */
    MessageCreated colleagueWritesOnThePhone(String text) {
        mode = mode == ChatMode.BOT ? ChatMode.AGENT : mode;
        epoch++;
        return created(message(Sender.AGENT, Origin.PHONE, MessageType.TEXT, text), Instant.now());
    }

    ChatUpdated personTakesOver() {
        mode = ChatMode.AGENT;
        epoch++;
        return updated(Cause.MODE);
    }

    ChatUpdated labelIsPut() {
        return updated(Cause.LABELS);
    }

    MessageUpdated edited(MessageCreated event, @Nullable String text) {
        var old = event.message();
        var now = Instant.now();
        return new MessageUpdated(
                head(),
                message(
                        old.id(),
                        old.seq(),
                        old.sender(),
                        old.origin(),
                        old.type(),
                        text,
                        text == null ? now : null,
                        now));
    }

    private ChatUpdated updated(Cause cause) {
        return new ChatUpdated(head(), snapshot(), Set.of(cause), null);
    }

    private MessageCreated created(MessageSnapshot message, @Nullable Instant providerTime) {
        return new MessageCreated(head(), message, snapshot(), providerTime);
    }

    private ChatHead head() {
        return new ChatHead(UUID.randomUUID(), id, address, ++change, Instant.now(), new Audience(null, null));
    }

    private MessageSnapshot message(Sender sender, Origin origin, MessageType type, @Nullable String text) {
        return message(IDS.incrementAndGet(), ++seq, sender, origin, type, text, null, null);
    }

    private MessageSnapshot message(
            long messageId,
            long place,
            Sender sender,
            Origin origin,
            MessageType type,
            @Nullable String text,
            @Nullable Instant deletedAt,
            @Nullable Instant editedAt) {
        return new MessageSnapshot(
                messageId,
                change + 1,
                id,
                place,
                sender,
                null,
                null,
                origin,
                type,
                text,
                null,
                null,
                List.of(),
                null,
                null,
                List.of(),
                MessageStatus.RECEIVED,
                null,
                null,
                null,
                editedAt,
                deletedAt,
                Instant.now());
    }

    private ChatSnapshot snapshot() {
        var customer = new CustomerSnapshot(id, "Somebody", kind == ChatKind.GROUP ? null : phone, null, blocked);
        var now = Instant.now();
        return new ChatSnapshot(
                id,
                change,
                "TEST-1",
                "whatsapp",
                kind,
                customer,
                mode,
                null,
                null,
                List.of(),
                0,
                null,
                null,
                null,
                null,
                null,
                1,
                epoch,
                address,
                now,
                now,
                null);
    }
}
