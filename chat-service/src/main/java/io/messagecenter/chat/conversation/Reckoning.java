package io.messagecenter.chat.conversation;

import io.messagecenter.contracts.chat.ChatMode;
import io.messagecenter.contracts.chat.Origin;
import io.messagecenter.contracts.content.MessageType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the reports count of a unit of work on a chat. A conversation lasts from a chat's beginning, or from when it was opened again,
 * until it is closed; in each, the first response is counted once: from when somebody was first waiting for a person (see
 * {@link ChatState#waitingSince()}: what the bot answered waits no more, a hand-over waits) to the reply of a person.
 */
final class Reckoning {

    /** What happened. */
    enum Kind {
        MESSAGE_IN,
        AGENT_REPLY,
        BOT_REPLY,
        NEW_CHAT,
        FIRST_RESPONSE,
        CLOSED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A fact.
     *
     * @param agentId who wrote it, else who was responsible; 0 for nobody, or a colleague on the phone
     * @param seconds how long it took
     */
    record Fact(
            Instant at,
            Kind kind,
            long chatId,
            String channel,
            long agentId,
            @Nullable Long seconds) {}

    private final Chat chat;
    private final Instant now;
    private final List<Fact> facts = new ArrayList<>();
    private @Nullable Instant since;
    private boolean responded;

    private Reckoning(Chat chat, Instant now) {
        this.chat = chat;
        this.now = now;
        this.since = chat.loaded().conversationSince;
        this.responded = chat.loaded().responded;
    }

    /** The facts, in their order; the chat's state knows then which conversation it is in. */
    static List<Fact> of(ChatChanges changes, Instant now) {
        var reckoning = new Reckoning(changes.chat, now);
        var before = changes.chat.loaded();
        if (changes.begun != null) {
            before = changes.begun;
            reckoning.add(before.openedAt, Kind.NEW_CHAT, before.assignedAgentId, null);
        }
        for (var created : changes.created) {
            reckoning.step(before, created.after());
            reckoning.message(created.message(), before, created.after());
            before = created.after();
        }
        var state = changes.chat.state();
        reckoning.step(before, state);
        state.conversationSince = reckoning.since;
        state.responded = reckoning.responded;
        return reckoning.facts;
    }

    private void step(ChatState before, ChatState after) {
        if (before.mode == ChatMode.CLOSED && after.mode != ChatMode.CLOSED) {
            since = now;
            responded = false;
        } else if (before.mode != ChatMode.CLOSED && after.mode == ChatMode.CLOSED) {
            var opened = since == null ? after.openedAt : since;
            add(now, Kind.CLOSED, after.assignedAgentId, opened);
        }
    }

    private void message(Message message, ChatState before, ChatState after) {
        var written = message.written;
        switch (written.sender()) {
            case CUSTOMER -> {
                if (message.inSeq != null) {
                    add(message.createdAt, Kind.MESSAGE_IN, after.assignedAgentId, null);
                }
            }
            case AGENT -> {
                if (written.type() != MessageType.NOTE && written.origin() != Origin.API) {
                    add(message.createdAt, Kind.AGENT_REPLY, written.senderId(), null);
                    respond(message, before.waitingSince);
                }
            }
            // The answer to an admin's command is nobody's conversation.
            case BOT -> {
                if (written.cancellable()) {
                    add(message.createdAt, Kind.BOT_REPLY, after.assignedAgentId, null);
                }
            }
            case SYSTEM -> {}
        }
    }

    private void respond(Message reply, @Nullable Instant waitingSince) {
        if (!responded && waitingSince != null) {
            responded = true;
            add(reply.createdAt, Kind.FIRST_RESPONSE, reply.written.senderId(), waitingSince);
        }
    }

    private void add(Instant at, Kind kind, @Nullable Long agentId, @Nullable Instant from) {
        facts.add(new Fact(
                at,
                kind,
                chat.id(),
                chat.address().channel(),
                Objects.requireNonNullElse(agentId, 0L),
                from == null ? null : Math.max(0, Duration.between(from, at).toSeconds())));
    }
}
