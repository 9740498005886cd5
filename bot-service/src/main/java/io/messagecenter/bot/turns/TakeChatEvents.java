package io.messagecenter.bot.turns;

import io.messagecenter.bot.assistant.Assistant;
import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.chat.ChatCreated;
import io.messagecenter.contracts.chat.ChatEvent;
import io.messagecenter.contracts.chat.ChatUpdated;
import io.messagecenter.contracts.chat.MessageCreated;
import io.messagecenter.contracts.chat.MessageUpdated;
import io.messagecenter.platform.kafka.Incoming;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Follows the chats: stores in one transaction what a batch of events asks of the bot, and only then begins to answer. */
@Component
class TakeChatEvents {

    private final Conversations conversations;
    private final Transcript transcript;
    private final TransactionOperations transaction;
    private final Triage triage;
    private final Publisher publisher;
    private final AnswerTurns answerTurns;
    private final TurnMeters meters;
    private final BotProperties settings;
    private final Conversation.Pace pace;
    private final Clock clock;

    TakeChatEvents(
            Conversations conversations,
            Transcript transcript,
            TransactionOperations transaction,
            Triage triage,
            Publisher publisher,
            AnswerTurns answerTurns,
            TurnMeters meters,
            BotProperties settings,
            Assistant assistant,
            Clock clock) {
        this.conversations = conversations;
        this.transcript = transcript;
        this.transaction = transaction;
        this.triage = triage;
        this.publisher = publisher;
        this.answerTurns = answerTurns;
        this.meters = meters;
        this.settings = settings;
        this.pace = new Conversation.Pace(settings.quiet(), settings.longestBurst(), assistant.limit());
        this.clock = clock;
    }

    /** Safe to repeat: events that were taken before change nothing. */
    void take(List<Incoming<ChatEvent>> batch) {
        var events = batch.stream().map(Incoming::event).filter(this::matters).toList();
        if (events.isEmpty()) {
            return;
        }
        var changed = transaction.execute(_ -> store(events));
        publisher.publish(changed.stream()
                .filter(turn -> turn.state() == Turn.State.READY)
                .toList());
        answerTurns.await(changed.stream().filter(Turn::isWaiting).toList());
        var dropped = changed.stream()
                .filter(turn -> turn.state() == Turn.State.DROPPED)
                .toList();
        answerTurns.abandon(dropped);
        dropped.forEach(meters::count);
    }

    private List<Turn> store(List<ChatEvent> events) {
        var now = clock.instant();
        var chats = new TreeMap<Long, ConversationAddress>();
        events.forEach(
                event -> chats.putIfAbsent(event.head().chatId(), event.head().address()));
        var byChat = events.stream()
                .collect(Collectors.groupingBy(event -> event.head().chatId()));
        var locked = conversations.lock(chats, now.minus(settings.flood().within()));
        for (var conversation : locked) {
            byChat.getOrDefault(conversation.chatId(), List.of())
                    .forEach(event -> conversation.take(event, triage, pace, now));
        }
        conversations.save(locked);
        transcript.add(locked.stream().flatMap(c -> c.said().stream()).toList(), now);
        return locked.stream().flatMap(c -> c.changed().stream()).toList();
    }

    /** Ticks, read marks of messages and chats that the bot does not mind are most of what happens. */
    private boolean matters(ChatEvent event) {
        return switch (event) {
            case ChatCreated created -> triage.minds(created.chat());
            case ChatUpdated updated -> triage.minds(updated.chat());
            case MessageCreated created -> triage.minds(created.chat());
            case MessageUpdated updated ->
                updated.message().editedAt() != null || updated.message().deletedAt() != null;
        };
    }
}
