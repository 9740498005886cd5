package io.messagecenter.whapi;

import io.messagecenter.contracts.inbound.CallReported;
import io.messagecenter.contracts.inbound.ChannelChanged;
import io.messagecenter.contracts.inbound.ContactChanged;
import io.messagecenter.contracts.inbound.DeliveryReported;
import io.messagecenter.contracts.inbound.GroupChanged;
import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.inbound.MessageDeleted;
import io.messagecenter.contracts.inbound.MessageEdited;
import io.messagecenter.contracts.inbound.MessageReacted;
import io.messagecenter.contracts.inbound.MessageReceived;
import io.messagecenter.contracts.inbound.PollVoted;
import io.messagecenter.contracts.inbound.PresenceChanged;
import io.messagecenter.contracts.inbound.ProviderNoticed;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka keys of {@code inbound.events}. What must stay in order shares one: a conversation's events; otherwise what concerns one
 * message; otherwise an account's.
 */
public final class EventKeys {

    private EventKeys() {}

    /** The same for the same event, whoever publishes it. */
    public static String of(InboundEvent event) {
        var head = event.head();
        if (head.address() != null) {
            return head.address().toString();
        }
        var subject = subject(event);
        return subject == null ? head.account() : head.account() + ":" + subject;
    }

    private static @Nullable String subject(InboundEvent event) {
        return switch (event) {
            case MessageReceived e -> e.providerId();
            case MessageEdited e -> e.providerId();
            case MessageDeleted e -> e.providerId();
            case MessageReacted e -> e.providerId();
            case PollVoted e -> e.providerId();
            case DeliveryReported e -> e.providerId();
            case CallReported e -> e.callId();
            case PresenceChanged e -> null;
            case ChannelChanged e -> null;
            case GroupChanged e -> null;
            case ContactChanged e -> null;
            case ProviderNoticed e -> null;
        };
    }
}
