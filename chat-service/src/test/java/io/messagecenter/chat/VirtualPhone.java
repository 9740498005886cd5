package io.messagecenter.chat;

import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.content.Content;
import io.messagecenter.contracts.content.Media;
import io.messagecenter.contracts.content.MessageStatus;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.contracts.inbound.ContactChanged;
import io.messagecenter.contracts.inbound.DeliveryReported;
import io.messagecenter.contracts.inbound.InboundHead;
import io.messagecenter.contracts.inbound.MessageDeleted;
import io.messagecenter.contracts.inbound.MessageEdited;
import io.messagecenter.contracts.inbound.MessageReacted;
import io.messagecenter.contracts.inbound.MessageReceived;
import io.messagecenter.contracts.inbound.PresenceChanged;
import io.messagecenter.contracts.inbound.Quote;
import io.messagecenter.contracts.inbound.Source;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A customer's phone, and a colleague's on the other side: what the provider reports of both, with ids of their own. */
public final class VirtualPhone {

    private static final AtomicLong NUMBERS = new AtomicLong(4_930_000_000L);

    public final String account = "HERON-K4T1";
    public final String number = String.valueOf(NUMBERS.incrementAndGet());
    public final ConversationAddress address;
    private long ids;

    public VirtualPhone() {
        address = ConversationAddress.ofPhone(account, number);
    }

    private VirtualPhone(ConversationAddress address) {
        this.address = address;
    }

    /** A group with a title of its own. */
    public static VirtualPhone group() {
        return new VirtualPhone(ConversationAddress.whatsapp("HERON-K4T1", NUMBERS.incrementAndGet() + "-77@g.us"));
    }

    public String newId() {
        return "Msg." + number + "-" + (++ids);
    }

    public MessageReceived says(String text) {
        return says(newId(), text);
    }

    public MessageReceived says(String id, String text) {
        return says(id, text, Instant.now());
    }

    public MessageReceived says(String id, String text, @Nullable Instant at) {
        return message(id, Content.text(text), false, Source.PHONE, at, null);
    }

    public MessageReceived sendsPicture(String caption) {
        var media = new Media("jpeg-" + number, null, "image/jpeg", null, 1234L, 640, 480, null, null);
        var content = new Content(MessageType.IMAGE, caption, media, null, null, null);
        return message(newId(), content, false, Source.PHONE, Instant.now(), null);
    }

    public MessageReceived answers(String quotedId, String text) {
        return message(
                newId(), Content.text(text), false, Source.PHONE, Instant.now(), new Quote(quotedId, "as quoted"));
    }

    public MessageReceived notice(String text) {
        var content = new Content(MessageType.SYSTEM, text, null, null, null, null);
        return message(newId(), content, false, Source.SYSTEM, Instant.now(), null);
    }

    /** They wrote where nobody talks to us. */
    public MessageReceived elsewhere(String chatId, String text) {
        return new VirtualPhone(ConversationAddress.whatsapp(account, chatId)).says(newId(), text);
    }

    /** Our own number wrote to this customer. */
    public MessageReceived own(String id, String text, Source source) {
        return message(id, Content.text(text), true, source, Instant.now(), null);
    }

    public DeliveryReported status(String id, MessageStatus status) {
        return new DeliveryReported(head(address, id + status), id, status, null, null, null);
    }

    public MessageEdited edits(String id, String text) {
        return new MessageEdited(head(address, id + text), id, false, text, null);
    }

    /** What follows a message that is put instead of posted: perhaps its words are new, and its time is the message's own. */
    public MessageEdited puts(MessageReceived message) {
        var id = message.providerId();
        var at = message.head().occurredAt();
        var head = new InboundHead(UUID.randomUUID(), "whatsapp", account, address, at, now(), false);
        return new MessageEdited(head, id, false, message.content().text(), null);
    }

    /** Removals name no conversation. */
    public MessageDeleted deletes(String id) {
        return new MessageDeleted(head(null, id + "deleted"), id, null);
    }

    public MessageReacted reacts(String id, String emoji) {
        return new MessageReacted(head(address, id + emoji), id, emoji, false, null, null, null);
    }

    public ContactChanged isCalled(String name) {
        return new ContactChanged(head(address, name), name, null, null);
    }

    /** The provider tells whether the customer is there. */
    public PresenceChanged is(String state, @Nullable Instant lastSeenAt) {
        return new PresenceChanged(head(address, state + newId()), state, lastSeenAt, null);
    }

    private MessageReceived message(
            String id, Content content, boolean fromMe, Source source, @Nullable Instant at, @Nullable Quote quote) {
        var author = fromMe ? "The company" : "Customer " + number;
        var title = address.isGroup() ? "Group " + number : null;
        var head =
                new InboundHead(UUID.nameUUIDFromBytes(id.getBytes()), "whatsapp", account, address, at, now(), false);
        return new MessageReceived(head, id, fromMe, source, number, author, title, content, quote, false, null);
    }

    private InboundHead head(@Nullable ConversationAddress where, String what) {
        var id = UUID.nameUUIDFromBytes(what.getBytes());
        return new InboundHead(id, "whatsapp", account, where, now(), now(), false);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
