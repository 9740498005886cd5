package io.messagecenter.chat.delivery;

import io.messagecenter.chat.amend.Amendments;
import io.messagecenter.chat.conversation.ChatWork;
import io.messagecenter.chat.conversation.ChatWorks;
import io.messagecenter.chat.conversation.Customer.NameSource;
import io.messagecenter.chat.conversation.Message;
import io.messagecenter.chat.conversation.ParkedEchoes;
import io.messagecenter.chat.conversation.ProviderId;
import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.outbound.OutboundResult;
import io.messagecenter.contracts.outbound.OutboundResult.ActionDone;
import io.messagecenter.contracts.outbound.OutboundResult.ActionFailed;
import io.messagecenter.contracts.outbound.OutboundResult.AddressesLinked;
import io.messagecenter.contracts.outbound.OutboundResult.ChannelState;
import io.messagecenter.contracts.outbound.OutboundResult.MediaFailed;
import io.messagecenter.contracts.outbound.OutboundResult.MediaStored;
import io.messagecenter.contracts.outbound.OutboundResult.ProfileFetched;
import io.messagecenter.contracts.outbound.OutboundResult.SendAccepted;
import io.messagecenter.contracts.outbound.OutboundResult.SendFailed;
import io.messagecenter.contracts.outbound.OutboundResult.SendUnclear;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Applies how our orders went, many in one transaction. Safe to repeat: what is known already changes nothing. */
@Service
class ApplyResults {

    private final ChatWorks works;
    private final ParkedEchoes echoes;

    ApplyResults(ChatWorks works, ParkedEchoes echoes) {
        this.works = works;
        this.echoes = echoes;
    }

    /** Applies all results or none, in their order. */
    @Transactional
    public void apply(List<OutboundResult> results) {
        var messageIds = results.stream()
                .map(ApplyResults::messageId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var providerIds =
                results.stream().flatMap(ApplyResults::providerId).distinct().toList();
        var chats = works.find(
                results.stream().flatMap(ApplyResults::addresses).distinct().toList());
        var toLock = new HashSet<>(chats.values());
        toLock.addAll(works.chatsOf(messageIds));
        toLock.addAll(works.holders(providerIds).values());
        var work = works.lock(toLock);
        work.lookUp(providerIds);
        var messages = byId(work.messages(messageIds));
        results.forEach(result -> apply(work, chats, messages, result));
        echoes.take(providerIds);
        work.flush();
    }

    private void apply(
            ChatWork work, Map<ConversationAddress, Long> chats, Map<Long, Message> messages, OutboundResult result) {
        switch (result) {
            case SendAccepted r -> with(messages, r.messageId(), m -> work.accepted(m, r.providerId()));
            case SendFailed r ->
                with(
                        messages,
                        r.messageId(),
                        m -> work.update(m, n -> r.attempt() >= n.attempt() && n.failed(r.detail())));
            case SendUnclear r ->
                with(
                        messages,
                        r.messageId(),
                        m -> work.update(m, n -> r.attempt() >= n.attempt() && n.unclear(r.detail(), r.needsReview())));
            case MediaStored r ->
                with(
                        messages,
                        r.messageId(),
                        m -> work.update(m, n -> n.mediaStored(r.blobKey(), r.mimeType(), r.size())));
            case MediaFailed r -> with(messages, r.messageId(), m -> work.update(m, Message::mediaFailed));
            case ProfileFetched r -> profile(work, chats.get(r.head().address()), r);
            case AddressesLinked r -> link(chats, r);
            case ActionDone r -> {}
            case ActionFailed r -> with(messages, r.messageId(), m -> Amendments.takeBack(work, m, r));
            case ChannelState r -> {}
        }
    }

    private static void profile(ChatWork work, @Nullable Long chatId, ProfileFetched profile) {
        if (chatId == null || work.chat(chatId).customer().id() != profile.customerId()) {
            return;
        }
        var customer = work.chat(chatId).customer();
        customer.call(profile.name(), NameSource.PROVIDER);
        if (profile.pictureBlobKey() != null) {
            customer.picture(profile.pictureBlobKey());
        }
    }

    /** Two filled chats of one person stay two: nothing is merged behind people's backs. */
    private void link(Map<ConversationAddress, Long> chats, AddressesLinked link) {
        var address = link.head().address();
        if (address == null) {
            return;
        }
        var chat = chats.get(address);
        var other = chats.get(link.other());
        if (chat != null && other == null) {
            works.link(chat, link.other());
        } else if (chat == null && other != null) {
            works.link(other, address);
        } else if (chat != null && other != null && !chat.equals(other)) {
            works.samePerson(chat, other);
        }
    }

    private static void with(Map<Long, Message> messages, long id, Consumer<Message> work) {
        var message = messages.get(id);
        if (message != null) {
            work.accept(message);
        }
    }

    private static Map<Long, Message> byId(Collection<Message> messages) {
        var byId = new HashMap<Long, Message>();
        messages.forEach(m -> byId.put(m.id(), m));
        return byId;
    }

    private static @Nullable Long messageId(OutboundResult result) {
        return switch (result) {
            case SendAccepted r -> r.messageId();
            case SendFailed r -> r.messageId();
            case SendUnclear r -> r.messageId();
            case MediaStored r -> r.messageId();
            case MediaFailed r -> r.messageId();
            case ProfileFetched r -> null;
            case AddressesLinked r -> null;
            case ActionDone r -> null;
            case ActionFailed r -> r.messageId();
            case ChannelState r -> null;
        };
    }

    private static Stream<ProviderId> providerId(OutboundResult result) {
        return result instanceof SendAccepted r
                ? Stream.of(new ProviderId(r.head().account(), r.providerId()))
                : Stream.empty();
    }

    private static Stream<ConversationAddress> addresses(OutboundResult result) {
        return switch (result) {
            case AddressesLinked r -> Stream.of(r.head().address(), r.other()).filter(Objects::nonNull);
            case ProfileFetched r -> Stream.ofNullable(r.head().address());
            default -> Stream.empty();
        };
    }
}
