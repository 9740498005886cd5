package io.messagecenter.bot.turns;

import io.messagecenter.bot.turns.Reaction.AskAi;
import io.messagecenter.bot.turns.Reaction.Order;
import io.messagecenter.bot.turns.Reaction.Reply;
import io.messagecenter.bot.turns.Reaction.Silence;
import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.chat.ChatCreated;
import io.messagecenter.contracts.chat.ChatEvent;
import io.messagecenter.contracts.chat.ChatMode;
import io.messagecenter.contracts.chat.ChatUpdated;
import io.messagecenter.contracts.chat.MessageCreated;
import io.messagecenter.contracts.chat.MessageSnapshot;
import io.messagecenter.contracts.chat.MessageUpdated;
import io.messagecenter.contracts.chat.Sender;
import io.messagecenter.contracts.content.MessageType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One chat, as the bot follows it: its open turns, and what its next events make of them. Knows nothing of SQL and Kafka. Whoever uses
 * it holds the row locks of the conversation and of its open turns.
 */
final class Conversation {

    /**
     * The pace of the answers that the AI gives.
     *
     * @param limit how long the AI may take
     */
    record Pace(Duration quiet, Duration longestBurst, Duration limit) {}

    /** Words that were said, or what they are now; null text takes them back. */
    record Said(
            long chatId,
            long seq,
            long messageId,
            boolean byCustomer,
            @Nullable String text,
            boolean isNew) {}

    private final long chatId;
    private final ConversationAddress address;
    private long change;
    private long epoch;
    private final Past settled;
    private final Map<Long, Turn> turns = new LinkedHashMap<>();
    private final Map<Long, Turn> changed = new LinkedHashMap<>();
    private final List<Said> said = new ArrayList<>();

    /**
     * @param change the newest event seen
     * @param open the turns that are not settled
     * @param settled what the settled ones said lately
     */
    Conversation(
            long chatId, ConversationAddress address, long change, long epoch, Collection<Turn> open, Past settled) {
        this.chatId = chatId;
        this.address = address;
        this.change = change;
        this.epoch = epoch;
        this.settled = settled;
        open.forEach(turn -> turns.put(turn.messageId(), turn));
    }

    /** Takes the chat's next event; one that was seen before changes nothing. */
    void take(ChatEvent event, Triage triage, Pace pace, Instant now) {
        if (event.head().change() <= change) {
            return;
        }
        change = event.head().change();
        switch (event) {
            case ChatCreated created -> reach(created.chat().botEpoch());
            case ChatUpdated updated -> reach(updated.chat().botEpoch());
            case MessageUpdated updated -> note(updated.message(), false);
            case MessageCreated created -> {
                reach(created.chat().botEpoch());
                note(created.message(), true);
                react(created.message(), triage.react(created, past(), now), Triage.written(created), pace, now);
            }
        }
    }

    /** A higher epoch means that somebody else has taken over since: what was not said yet stays unsaid. */
    private void reach(long epoch) {
        if (epoch > this.epoch) {
            this.epoch = epoch;
            List.copyOf(turns.values()).stream()
                    .filter(turn -> turn.isOpen() && turn.epoch() < epoch)
                    .forEach(turn -> put(turn.dropped(Reasons.TAKEN_OVER)));
        }
    }

    private void note(MessageSnapshot message, boolean isNew) {
        var spoken = message.type() != MessageType.NOTE && message.sender() != Sender.SYSTEM;
        var text = message.text() == null || message.text().isBlank() ? null : message.text();
        if (spoken && (text != null || !isNew)) {
            var byCustomer = message.sender() == Sender.CUSTOMER;
            said.add(new Said(chatId, message.seq(), message.id(), byCustomer, text, isNew));
        }
    }

    private void react(MessageSnapshot message, Reaction reaction, Instant written, Pace pace, Instant now) {
        switch (reaction) {
            case Silence() -> {}
            case Order(var command) -> {
                var turn = turn(message, written, now, now, now, now);
                put(turn.ready(Proposals.command(turn, command, now), Reasons.COMMAND, false, now));
            }
            case Reply(var text, var mode, var reason) -> {
                if (mode == ChatMode.AGENT) {
                    newestWaiting().ifPresent(turn -> put(turn.dropped(Reasons.SUPERSEDED)));
                }
                var turn = turn(message, written, now, now, now, now);
                put(turn.ready(Proposals.reply(turn, text, mode, reason, now), reason, text != null, now));
            }
            case AskAi() -> waitForTheEnd(message, written, pace, now);
        }
    }

    /** Several quick messages are one turn: the newest is answered. Who never stops writing is answered in between. */
    private void waitForTheEnd(MessageSnapshot message, Instant written, Pace pace, Instant now) {
        var earlier =
                newestWaiting().filter(turn -> now.isBefore(turn.burstFrom().plus(pace.longestBurst())));
        earlier.ifPresent(turn -> put(turn.dropped(Reasons.SUPERSEDED)));
        var from = earlier.map(Turn::burstFrom).orElse(now);
        var quiet = now.plus(pace.quiet());
        var latest = from.plus(pace.longestBurst());
        var due = quiet.isBefore(latest) ? quiet : latest;
        put(turn(message, written, from, due, due.plus(pace.limit()), now));
    }

    private Turn turn(
            MessageSnapshot message, Instant written, Instant from, Instant due, Instant deadline, Instant now) {
        return new Turn(
                message.id(),
                chatId,
                address,
                message.seq(),
                epoch,
                Turn.State.WAITING,
                null,
                true,
                null,
                written,
                from,
                due,
                deadline,
                now);
    }

    private Optional<Turn> newestWaiting() {
        return turns.values().stream().filter(Turn::isWaiting).max(Comparator.comparingLong(Turn::seq));
    }

    private Past past() {
        var past = settled;
        for (var turn : turns.values()) {
            past = turn.isOpen() ? past.plus(turn) : past;
        }
        return past;
    }

    private void put(Turn turn) {
        turns.put(turn.messageId(), turn);
        changed.put(turn.messageId(), turn);
    }

    long chatId() {
        return chatId;
    }

    long change() {
        return change;
    }

    long epoch() {
        return epoch;
    }

    /** The turns that are new or no longer what they were, in their order. */
    List<Turn> changed() {
        return List.copyOf(changed.values());
    }

    List<Said> said() {
        return said;
    }
}
