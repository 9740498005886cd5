package io.messagecenter.chat.conversation;

import io.messagecenter.contracts.chat.ChatKind;
import io.messagecenter.contracts.chat.Sender;
import io.messagecenter.contracts.content.MessageStatus;
import io.messagecenter.contracts.inbound.DeliveryReported;
import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.inbound.MessageDeleted;
import io.messagecenter.contracts.inbound.MessageEdited;
import io.messagecenter.contracts.inbound.MessageReacted;
import io.messagecenter.contracts.inbound.PollVoted;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the provider says of a message that it named before, or will name. */
final class Facts {

    private static final String CUSTOMER = "customer";

    private Facts() {}

    /** The provider's id of the message that an event tells something about; null for events about anything else. */
    static @Nullable ProviderId subject(InboundEvent event) {
        var id = switch (event) {
            case DeliveryReported e -> e.providerId();
            case MessageEdited e -> e.providerId();
            case MessageDeleted e -> e.providerId();
            case MessageReacted e -> e.providerId();
            case PollVoted e -> e.providerId();
            default -> null;
        };
        return id == null ? null : new ProviderId(event.head().account(), id);
    }

    /** @return whether the message changed; old news change nothing */
    static boolean apply(Chat chat, Message message, InboundEvent event) {
        return switch (event) {
            case DeliveryReported e -> delivered(chat, message, e);
            case MessageEdited e ->
                message.edit(e.text(), e.head().occurredAt(), e.head().receivedAt());
            case MessageDeleted e -> message.delete(time(e));
            case MessageReacted e -> message.react(reaction(chat, e));
            case PollVoted e -> message.voted(e.results());
            default -> throw new IllegalArgumentException("says nothing of a message");
        };
    }

    /** The same news without the provider's own JSON, as it is parked. */
    static InboundEvent bare(InboundEvent event) {
        return switch (event) {
            case DeliveryReported e ->
                new DeliveryReported(e.head(), e.providerId(), e.status(), e.viewerId(), e.error(), null);
            case MessageEdited e -> new MessageEdited(e.head(), e.providerId(), e.fromMe(), e.text(), null);
            case MessageDeleted e -> new MessageDeleted(e.head(), e.providerId(), null);
            case MessageReacted e ->
                new MessageReacted(e.head(), e.providerId(), e.emoji(), e.fromMe(), e.authorId(), e.authorName(), null);
            case PollVoted e -> new PollVoted(e.head(), e.providerId(), e.results(), null);
            default -> throw new IllegalArgumentException("says nothing of a message");
        };
    }

    /** That a customer's message was read says that a colleague read it on the phone: it moves the read mark. */
    private static boolean delivered(Chat chat, Message message, DeliveryReported report) {
        if (message.sender() == Sender.CUSTOMER) {
            var read = report.status() == MessageStatus.READ || report.status() == MessageStatus.PLAYED;
            if (read && message.inSeq != null) {
                chat.state().readUpTo(message.inSeq);
            }
            return false;
        }
        return report.status() != MessageStatus.UNKNOWN && message.advance(report.status(), report.error());
    }

    private static StoredReaction reaction(Chat chat, MessageReacted event) {
        var emoji = Objects.requireNonNullElse(Limits.cut(event.emoji(), Limits.EMOJI), "");
        return event.fromMe()
                ? new StoredReaction(StoredReaction.US, emoji, Sender.AGENT, null)
                : new StoredReaction(
                        chat.kind() == ChatKind.DIRECT || event.authorId() == null ? CUSTOMER : event.authorId(),
                        emoji,
                        Sender.CUSTOMER,
                        Limits.cut(event.authorName(), Limits.NAME));
    }

    private static Instant time(InboundEvent event) {
        return Objects.requireNonNullElse(
                event.head().occurredAt(), event.head().receivedAt());
    }
}
