package io.messagecenter.chat.intake;

import static java.util.stream.Collectors.toSet;

import io.messagecenter.chat.conversation.ChatWork;
import io.messagecenter.chat.conversation.ChatWorks;
import io.messagecenter.chat.conversation.Message;
import io.messagecenter.chat.conversation.NewMessage;
import io.messagecenter.chat.conversation.ParkedEchoes;
import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.inbound.MessageReceived;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores echoes that nobody here claimed: another program sent them. Several instances may do it at once, since each echo is taken
 * under its chat's lock, once.
 */
@Service
class StoreEchoes {

    /** As long as a result of our own may be late. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A send whose fate is open this long will not explain the echo any more. */
    static final Duration PATIENCE_WITH_OPEN_SENDS = Duration.ofMinutes(5);

    private static final int BATCH = 100;

    private final ChatWorks works;
    private final ParkedEchoes echoes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StoreEchoes(ChatWorks works, ParkedEchoes echoes, TransactionTemplate transaction, Clock clock) {
        this.works = works;
        this.echoes = echoes;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void run() {
        transaction.executeWithoutResult(tx -> store(clock.instant()));
    }

    /** Stores what has waited long enough at that time; what belongs to a message that is known by now is dropped. */
    void store(Instant now) {
        var due = echoes.parkedBefore(now.minus(PATIENCE), BATCH);
        if (due.isEmpty()) {
            return;
        }
        var ids = due.stream().flatMap(Mentions::providerIds).distinct().toList();
        var holders = works.holders(ids);
        var chats = chats(
                due.stream().filter(e -> !holders.containsKey(Mentions.id(e))).toList());
        var toLock = new HashSet<>(chats.values());
        toLock.addAll(holders.values());
        var work = works.lock(toLock);
        work.lookUp(ids);
        var open = work.openSends(chats.values()).stream().map(Message::chatId).collect(toSet());
        var patient = now.minus(PATIENCE_WITH_OPEN_SENDS);
        store(
                work,
                chats,
                due.stream()
                        .filter(e -> isDecided(work, chats, open, patient, e))
                        .toList());
        work.flush();
    }

    private void store(ChatWork work, Map<ConversationAddress, Long> chats, List<MessageReceived> decided) {
        var taken = echoes.take(decided.stream().map(Mentions::id).toList());
        for (var echo : decided) {
            var chatId = chat(chats, echo);
            if (taken.contains(Mentions.id(echo))
                    && work.named(Mentions.id(echo)).isEmpty()
                    && chatId.isPresent()) {
                var written = Mentions.isEcho(echo) ? NewMessage.byOtherProgram(echo) : NewMessage.fromPhone(echo);
                var chat = work.chat(chatId.get());
                work.append(chat.id(), Quotes.resolve(work, chat, echo, written));
            }
        }
    }

    private static boolean isDecided(
            ChatWork work,
            Map<ConversationAddress, Long> chats,
            Set<Long> chatsWithOpenSends,
            Instant patient,
            MessageReceived echo) {
        return work.named(Mentions.id(echo)).isPresent()
                || chat(chats, echo).filter(chatsWithOpenSends::contains).isEmpty()
                || echo.head().receivedAt().isBefore(patient);
    }

    private Map<ConversationAddress, Long> chats(List<MessageReceived> unclaimed) {
        var begun = new HashMap<ConversationAddress, MessageReceived>();
        unclaimed.forEach(e -> Mentions.address(e).ifPresent(address -> begun.putIfAbsent(address, e)));
        return works.findOrCreate(begun.entrySet().stream()
                .map(e -> Mentions.begun(e.getKey(), e.getValue()))
                .toList());
    }

    private static Optional<Long> chat(Map<ConversationAddress, Long> chats, MessageReceived echo) {
        return Mentions.address(echo).map(chats::get);
    }
}
