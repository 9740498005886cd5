package io.messagecenter.chat.conversation;

import io.messagecenter.contracts.chat.ChatMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a chat stands: its counters, who answers it, who waits. All rules about them are here; it knows nothing of SQL, events or
 * the wire. Not thread-safe: whoever changes it holds the chat's row lock.
 */
public final class ChatState {

    private static final Duration FUTURE_TOLERATED = Duration.ofSeconds(60);

    final Instant openedAt;
    long seq;
    long inSeq;
    long readInSeq;
    long change;
    long version;
    long botEpoch;
    ChatMode mode;

    @Nullable ChatMode modeBeforeClose;

    @Nullable Long assignedAgentId;

    @Nullable Instant waitingSince;

    @Nullable Instant snoozedUntil;

    @Nullable Long lastMessageSeq;

    @Nullable Instant lastMessageAt;

    @Nullable Instant newestAt;

    /** Since when the chat is in its present conversation, as {@link Reckoning} counts them; null for all its life. */
    @Nullable Instant conversationSince;

    /** Whether a person answered whoever waited first in it. */
    boolean responded;

    private boolean takenOver;

    ChatState(ChatMode mode, Instant openedAt) {
        this.mode = mode;
        this.openedAt = openedAt;
    }

    /** A message's numbers: its place in the chat, and among the customer's messages if it counts there. */
    record Place(long seq, @Nullable Long inSeq) {}

    /**
     * When a message counts as written: the provider's time, but at most 60 s after it reached us; its arrival when the provider
     * gave no time.
     */
    static Instant written(@Nullable Instant providerTime, Instant arrival) {
        if (providerTime == null) {
            return arrival;
        }
        var latest = arrival.plus(FUTURE_TOLERATED);
        return providerTime.isAfter(latest) ? latest : providerTime;
    }

    /** When something that we write now counts as written: never before what is already there. */
    Instant writtenByUs(Instant now) {
        return newestAt != null && newestAt.isAfter(now) ? newestAt : now;
    }

    /**
     * The customer wrote. A closed chat returns to the mode it had before if {@code reopen}; of a blocked customer's message
     * nothing is seen but the message.
     */
    Place receivedFromCustomer(Instant at, boolean blocked, boolean reopen) {
        var place = blocked ? new Place(++seq, null) : new Place(++seq, ++inSeq);
        remember(at);
        if (blocked) {
            return place;
        }
        if (mode == ChatMode.CLOSED && reopen) {
            switchTo(modeBeforeClose == null ? ChatMode.BOT : modeBeforeClose);
        }
        snoozedUntil = null;
        if (mode != ChatMode.CLOSED && (waitingSince == null || at.isBefore(waitingSince))) {
            waitingSince = at;
        }
        return place;
    }

    /**
     * A person replied from the dashboard: they take over from the bot, get the chat if nobody has it, and have read it.
     *
     * @throws IllegalStateException if the chat is closed
     */
    Place repliedByPerson(long agentId, Instant at) {
        if (mode == ChatMode.CLOSED) {
            throw new IllegalStateException("a closed chat takes no reply");
        }
        var place = repliedByHuman(at);
        if (assignedAgentId == null) {
            assignTo(agentId);
        }
        return place;
    }

    /** A colleague replied on the phone: as a person, whom nobody knows by name. A closed chat stays closed. */
    Place repliedFromPhone(Instant at) {
        return repliedByHuman(at);
    }

    private Place repliedByHuman(Instant at) {
        var place = new Place(++seq, null);
        remember(at);
        if (mode == ChatMode.BOT) {
            switchTo(ChatMode.AGENT);
        }
        botEpoch++;
        takenOver = true;
        waitingSince = null;
        readInSeq = inSeq;
        return place;
    }

    /** The bot replied: nobody waits any more, but what the customer wrote stays unread for people. */
    Place repliedByBot(Instant at) {
        var place = new Place(++seq, null);
        remember(at);
        waitingSince = null;
        return place;
    }

    /** Another program wrote to the customer, or the provider noted something: it is shown, and changes nothing else. */
    Place addedByOthers(Instant at) {
        var place = new Place(++seq, null);
        remember(at);
        return place;
    }

    /** Somebody left a note for colleagues: it has a place in the thread, and nothing else notices. */
    Place noted(Instant at) {
        newestAt = latest(newestAt, at);
        return new Place(++seq, null);
    }

    /** A person sets who answers. Closing ends the waiting; the same mode again changes nothing. */
    public void changeMode(ChatMode next) {
        if (mode != next) {
            switchTo(next);
            takenOver = true;
        }
    }

    /** A person gives the chat to an agent, or to nobody; the same one again changes nothing. */
    public void assign(@Nullable Long agentId) {
        if (!Objects.equals(assignedAgentId, agentId)) {
            assignTo(agentId);
            takenOver = true;
        }
    }

    /** An agent takes the chat: from nobody or from another, and from the bot. */
    public void claim(long agentId) {
        assign(agentId);
        if (mode == ChatMode.BOT) {
            changeMode(ChatMode.AGENT);
        }
    }

    /** The bot hands the chat over (to people, who are then waited for) or gets it back from the customer. */
    public void handOver(ChatMode next, Instant waitingFrom) {
        if (mode != next) {
            switchTo(next);
        }
        if (next == ChatMode.AGENT) {
            waitingSince = waitingFrom;
        }
    }

    /** Nobody needs to look at the chat until then, or until the customer writes; null wakes it. */
    public void snooze(@Nullable Instant until) {
        snoozedUntil = until;
    }

    /** The chat is to be looked at again, if its time has come. */
    public void wakeIfDue(Instant now) {
        if (snoozedUntil != null && !snoozedUntil.isAfter(now)) {
            snoozedUntil = null;
        }
    }

    /** Nobody is to answer this customer any more: nothing is unread, nobody waits, and the bot is silent. */
    void customerBlocked() {
        readInSeq = inSeq;
        waitingSince = null;
        botEpoch++;
        takenOver = true;
    }

    /** The labels changed. */
    void relabelled() {
        version++;
    }

    /** Whoever is responsible has read the customer's messages up to this one; the mark never goes back. */
    public void readUpTo(long customerMessage) {
        readInSeq = Math.max(readInSeq, Math.min(customerMessage, inSeq));
    }

    /** The customer's messages from this one on are to be read again. */
    public void unreadFrom(long customerMessage) {
        readInSeq = Math.clamp(customerMessage - 1, 0, inSeq);
    }

    long nextChange() {
        return ++change;
    }

    private void switchTo(ChatMode next) {
        modeBeforeClose = next == ChatMode.CLOSED ? mode : null;
        mode = next;
        if (next == ChatMode.CLOSED) {
            waitingSince = null;
        }
        version++;
        botEpoch++;
    }

    private void assignTo(@Nullable Long agentId) {
        assignedAgentId = agentId;
        version++;
        botEpoch++;
    }

    private void remember(Instant at) {
        newestAt = latest(newestAt, at);
        if (lastMessageAt == null || !at.isBefore(lastMessageAt)) {
            lastMessageAt = at;
            lastMessageSeq = seq;
        }
    }

    private static Instant latest(@Nullable Instant known, Instant at) {
        return known == null || at.isAfter(known) ? at : known;
    }

    ChatState copy() {
        var copy = new ChatState(mode, openedAt);
        copy.seq = seq;
        copy.inSeq = inSeq;
        copy.readInSeq = readInSeq;
        copy.change = change;
        copy.version = version;
        copy.botEpoch = botEpoch;
        copy.modeBeforeClose = modeBeforeClose;
        copy.assignedAgentId = assignedAgentId;
        copy.waitingSince = waitingSince;
        copy.snoozedUntil = snoozedUntil;
        copy.lastMessageSeq = lastMessageSeq;
        copy.lastMessageAt = lastMessageAt;
        copy.newestAt = newestAt;
        copy.conversationSince = conversationSince;
        copy.responded = responded;
        return copy;
    }

    /** Whether a person silenced the bot since this state was loaded: its sends that are not on the wire are void. */
    boolean takenOver() {
        return takenOver;
    }

    /** What the chat list sorts by. */
    Instant sortedAt() {
        return lastMessageAt == null ? openedAt : lastMessageAt;
    }

    /** How many of the customer's messages the one who is responsible has not read. */
    public long unread() {
        return inSeq - readInSeq;
    }

    /** How many of the customer's messages the one who is responsible has read. */
    public long read() {
        return readInSeq;
    }

    public ChatMode mode() {
        return mode;
    }

    public boolean isClosed() {
        return mode == ChatMode.CLOSED;
    }

    public @Nullable Long assignedAgentId() {
        return assignedAgentId;
    }

    public @Nullable Instant waitingSince() {
        return waitingSince;
    }

    public long version() {
        return version;
    }

    public long botEpoch() {
        return botEpoch;
    }

    /** How many messages the customer wrote. */
    public long customerMessages() {
        return inSeq;
    }
}
