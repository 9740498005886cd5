package io.messagecenter.chat.intake;

import static java.util.stream.Collectors.toMap;

import io.messagecenter.chat.conversation.Chat;
import io.messagecenter.chat.conversation.ChatWork;
import io.messagecenter.chat.conversation.ChatWorks;
import io.messagecenter.chat.conversation.Customer.NameSource;
import io.messagecenter.chat.conversation.Message;
import io.messagecenter.chat.conversation.NewMessage;
import io.messagecenter.chat.conversation.ParkedEchoes;
import io.messagecenter.chat.courtesy.Courtesies;
import io.messagecenter.contracts.ConversationAddress;
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
import io.messagecenter.contracts.inbound.Source;
import io.messagecenter.contracts.outbound.ProviderJob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores what a provider told us, many events in one transaction. Safe to repeat, at the same time elsewhere too: every message has
 * one row in the register of provider ids, and all that is said of it twice says nothing new.
 */
@Service
class StoreInbound {

    private final ChatWorks works;
    private final ParkedEchoes echoes;
    private final Courtesies courtesies;

    StoreInbound(ChatWorks works, ParkedEchoes echoes, Courtesies courtesies) {
        this.works = works;
        this.echoes = echoes;
        this.courtesies = courtesies;
    }

    /** Stores all events or none, in their order. */
    @Transactional
    public void store(List<InboundEvent> events) {
        var ids = events.stream().flatMap(Mentions::providerIds).distinct().toList();
        var holders = works.holders(ids);
        var chats = chats(events.stream()
                .filter(e -> !(e instanceof MessageReceived m && holders.containsKey(Mentions.id(m))))
                .toList());
        var toLock = new HashSet<>(chats.values());
        toLock.addAll(holders.values());
        var work = works.lock(toLock);
        work.lookUp(ids);
        var batch = new Batch(work, chats, openSends(work, chats, events));
        events.forEach(batch::apply);
        chats.values().stream()
                .distinct()
                .map(work::chat)
                .filter(Chat::isNew)
                .forEach(chat -> courtesies.met(work, chat));
        work.flush();
        echoes.park(batch.echoes, work.now());
    }

    private Map<ConversationAddress, Long> chats(List<InboundEvent> events) {
        var addresses = events.stream()
                .flatMap(e -> Mentions.address(e).stream())
                .distinct()
                .toList();
        var chats = new HashMap<>(works.find(addresses));
        var begun = events.stream()
                .flatMap(e -> Mentions.begun(e).stream())
                .filter(chat -> !chats.containsKey(chat.address()))
                .collect(toMap(chat -> chat.address(), chat -> chat, (first, second) -> first));
        if (!begun.isEmpty()) {
            chats.putAll(works.findOrCreate(begun.values()));
        }
        return chats;
    }

    /** Only needed where an own message does not say how it got to the provider. */
    private static List<Message> openSends(
            ChatWork work, Map<ConversationAddress, Long> chats, List<InboundEvent> events) {
        return work.openSends(events.stream()
                .filter(e -> e instanceof MessageReceived m && m.fromMe() && m.source() == Source.UNKNOWN)
                .flatMap(e -> Mentions.address(e).stream())
                .map(chats::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    /** One batch on its way through the unit of work. */
    private static final class Batch {

        private final ChatWork work;
        private final Map<ConversationAddress, Long> chats;
        private final List<Message> openSends;
        private final List<MessageReceived> echoes = new ArrayList<>();

        Batch(ChatWork work, Map<ConversationAddress, Long> chats, List<Message> openSends) {
            this.work = work;
            this.chats = chats;
            this.openSends = openSends;
        }

        void apply(InboundEvent event) {
            switch (event) {
                case MessageReceived message -> received(message);
                case MessageEdited edited -> work.tell(edited);
                case MessageDeleted deleted -> work.tell(deleted);
                case MessageReacted reacted -> work.tell(reacted);
                case PollVoted voted -> work.tell(voted);
                case DeliveryReported reported -> work.tell(reported);
                case ContactChanged contact -> renamed(contact, contact.name(), contact.pictureUrl());
                case GroupChanged group -> renamed(group, group.name(), group.pictureUrl());
                case PresenceChanged presence -> {}
                case CallReported call -> {}
                case ChannelChanged channel -> {}
                case ProviderNoticed notice -> {}
            }
        }

        private void received(MessageReceived event) {
            if (work.named(Mentions.id(event)).isPresent()) {
                return;
            }
            var chat = chat(event);
            if (Mentions.isEcho(event) || (chat != null && looksLikeOpenSend(chat, event))) {
                echoes.add(bare(event));
            } else if (chat != null) {
                chat.customer().call(Mentions.name(event), Mentions.nameSource(event));
                var written = event.fromMe() && !Mentions.isNotice(event)
                        ? NewMessage.fromPhone(event)
                        : NewMessage.received(event);
                work.append(chat.id(), Quotes.resolve(work, chat, event, written));
            }
        }

        /** An own message of unknown source, with the words of a send that is under way, is taken to be its echo. */
        private boolean looksLikeOpenSend(Chat chat, MessageReceived event) {
            return event.fromMe()
                    && event.source() == Source.UNKNOWN
                    && openSends.stream()
                            .anyMatch(m -> m.chatId() == chat.id()
                                    && Objects.equals(m.text(), event.content().text()));
        }

        private void renamed(InboundEvent event, @Nullable String name, @Nullable String pictureUrl) {
            var chat = chat(event);
            if (chat == null) {
                return;
            }
            chat.customer().call(name, NameSource.PROVIDER);
            if (pictureUrl != null) {
                var head =
                        work.head(chat, "profile:" + event.id(), chat.customer().id());
                work.enqueue(new ProviderJob.FetchProfile(head, chat.customer().id()));
            }
        }

        private @Nullable Chat chat(InboundEvent event) {
            var id = Mentions.address(event).map(chats::get).orElse(null);
            return id == null ? null : work.chat(id);
        }

        /** Echoes that must wait do without the provider's own JSON. */
        private static MessageReceived bare(MessageReceived e) {
            return new MessageReceived(
                    e.head(),
                    e.providerId(),
                    e.fromMe(),
                    e.source(),
                    e.authorId(),
                    e.authorName(),
                    e.chatName(),
                    e.content(),
                    e.quote(),
                    e.forwarded(),
                    null);
        }
    }
}
