package io.messagecenter.chat.conversation;

import io.messagecenter.contracts.chat.MediaState;
import io.messagecenter.contracts.chat.MessageSnapshot;
import io.messagecenter.contracts.chat.Origin;
import io.messagecenter.contracts.chat.Sender;
import io.messagecenter.contracts.content.Media;
import io.messagecenter.contracts.content.MessageStatus;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.contracts.content.Poll;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored message and what may happen to it: its status climbs, its words are edited or deleted, people react. Each change says
 * whether it changed anything; news that came late or twice does not. Not thread-safe, as {@link ChatState}.
 */
public final class Message {

    final long id;
    final long chatId;
    final long seq;
    final @Nullable Long inSeq;
    final NewMessage written;
    final Instant createdAt;
    final Instant receivedAt;
    long change;

    Wording wording;

    @Nullable StoredContent content;

    List<StoredReaction> reactions = List.of();
    MessageStatus status;

    @Nullable String error;

    @Nullable String providerId;

    int attempt = 1;

    @Nullable Instant deletedAt;

    @Nullable Long replyTo;

    /** The message that it answers, where it is at hand; {@link #replyTo} is its id. */
    @Nullable Message answered;

    private boolean givenUp;
    private boolean sentAgain;
    private boolean fileArrived;

    Message(long id, long chatId, ChatState.Place place, NewMessage written, Instant createdAt, Instant receivedAt) {
        this.id = id;
        this.chatId = chatId;
        this.seq = place.seq();
        this.inSeq = place.inSeq();
        this.written = written;
        this.createdAt = createdAt;
        this.receivedAt = receivedAt;
        this.wording = Wording.of(written.text());
        this.content = written.content();
        this.status = written.status();
        this.providerId = written.providerId();
        this.answered = written.replyTo();
        this.replyTo = answered == null ? null : answered.id;
    }

    /** News of how far it got; see {@link MessageStatus#advancesTo}. */
    boolean advance(MessageStatus next, @Nullable String why) {
        if (!status.advancesTo(next)) {
            return false;
        }
        status = next;
        error = next == MessageStatus.FAILED ? Limits.cut(why, Limits.QUOTE) : null;
        return true;
    }

    /** The provider took it under this id. */
    boolean accepted(String newProviderId) {
        var news = !newProviderId.equals(providerId);
        providerId = newProviderId;
        return advance(MessageStatus.SENT, null) || news;
    }

    /**
     * Nobody knows whether it was sent; said again with other words, the words are replaced.
     *
     * @param needsReview whether nothing more will be tried, so that its send is not under way any more
     */
    public boolean unclear(String why, boolean needsReview) {
        var news = status == MessageStatus.UNKNOWN ? !why.equals(error) : status.advancesTo(MessageStatus.UNKNOWN);
        if (news) {
            status = MessageStatus.UNKNOWN;
            error = why;
            givenUp = needsReview;
        }
        return news;
    }

    /** It will not be sent. */
    public boolean failed(String why) {
        return advance(MessageStatus.FAILED, why);
    }

    /**
     * A person has it sent once more, as a new attempt: after it failed, or after its fate stayed unclear and they decided.
     *
     * @return false if it is neither, or was not written here
     */
    boolean sendAgain() {
        var stuck = status == MessageStatus.FAILED || status == MessageStatus.UNKNOWN;
        if (!stuck || !isWrittenHere() || deletedAt != null) {
            return false;
        }
        status = MessageStatus.QUEUED;
        error = null;
        attempt++;
        sentAgain = true;
        return true;
    }

    /** Whether this unit of work has it sent once more. */
    boolean isSentAgain() {
        return sentAgain;
    }

    /** Whether it went, or goes, from here to the customer: a note does not, nor what was written on the phone. */
    public boolean isWrittenHere() {
        return (written.origin() == Origin.DASHBOARD || written.origin() == Origin.BOT) && type() != MessageType.NOTE;
    }

    /** News that its words were replaced, as {@link Wording#edited} judges them. */
    boolean edit(@Nullable String newWords, @Nullable Instant saidAt, Instant receivedAt) {
        var writtenAt = written.providerAt() == null ? createdAt : written.providerAt();
        return deletedAt == null && reword(wording.edited(newWords, writtenAt, saidAt, receivedAt));
    }

    private boolean reword(Wording next) {
        var news = next != wording;
        wording = next;
        return news;
    }

    /** It was deleted for everyone. */
    boolean delete(Instant at) {
        if (deletedAt != null) {
            return false;
        }
        deletedAt = at.truncatedTo(ChronoUnit.MICROS);
        return true;
    }

    /** A person here put an emoji on it for all of us; an empty one takes ours away. */
    public boolean reactHere(String emoji, String name) {
        return react(new StoredReaction(StoredReaction.US, emoji, Sender.AGENT, name));
    }

    /** A person here replaced its words. */
    public boolean rewrite(String words, Instant at) {
        return deletedAt == null && reword(wording.rewritten(words, at));
    }

    /** How often its words were replaced. */
    public int rewritings() {
        return wording.past().size();
    }

    /** A person here deleted it for everyone. */
    public boolean remove(Instant at) {
        return delete(at);
    }

    /** The provider did not replace its words, which are the former ones again. */
    public boolean rewritingFailed(String why) {
        if (!reword(wording.undone())) {
            return false;
        }
        error = Limits.cut(why, Limits.QUOTE);
        return true;
    }

    /** The provider did not delete it: it is still there. */
    public boolean removalFailed(String why) {
        if (deletedAt == null) {
            return false;
        }
        deletedAt = null;
        error = Limits.cut(why, Limits.QUOTE);
        return true;
    }

    /** The provider did not take our reaction: it has none of ours. */
    public boolean reactionFailed(String why) {
        error = Limits.cut(why, Limits.QUOTE);
        react(new StoredReaction(StoredReaction.US, "", Sender.AGENT, null));
        return true;
    }

    /** It turned out to be another message of ours, seen twice: it is withdrawn, and its provider id with it. */
    boolean withdraw(Instant at) {
        providerId = null;
        deletedAt = at;
        return true;
    }

    /** Somebody put an emoji on it; an empty one takes theirs away. */
    boolean react(StoredReaction reaction) {
        if (reactions.stream()
                .anyMatch(r -> r.author().equals(reaction.author()) && r.emoji().equals(reaction.emoji()))) {
            return false;
        }
        var next = new ArrayList<>(reactions);
        var had = next.removeIf(r -> r.author().equals(reaction.author()));
        if (!reaction.emoji().isEmpty()) {
            next.add(reaction);
        } else if (!had) {
            return false;
        }
        reactions = List.copyOf(next);
        return true;
    }

    /** People voted. */
    boolean voted(List<Poll.Option> results) {
        if (content == null
                || content.poll() == null
                || content.poll().options().equals(results)) {
            return false;
        }
        var poll = content.poll();
        content = content.with(new Poll(poll.title(), poll.voteLimit(), results));
        return true;
    }

    /** Its file is in the blob store. */
    public boolean mediaStored(String blobKey, String mimeType, long size) {
        if (content == null || content.media() == null || content.media().state() == MediaState.READY) {
            return false;
        }
        content = content.with(content.media().stored(blobKey, mimeType, size));
        fileArrived = true;
        return true;
    }

    /** Whether its file's bytes came with this unit of work. */
    boolean hasNewFile() {
        return fileArrived;
    }

    /** Its file cannot be had. */
    public boolean mediaFailed() {
        if (content == null || content.media() == null || content.media().state() != MediaState.PENDING) {
            return false;
        }
        content = content.with(content.media().failed());
        return true;
    }

    /** What is known of its file, if that could not be had; else null. */
    public @Nullable Media failedFile() {
        var file = content == null ? null : content.media();
        return file != null && file.state() == MediaState.FAILED && !isDeleted() ? file.described() : null;
    }

    /** Its file is asked for once more. */
    public boolean fetchAgain() {
        if (content == null || content.media() == null || failedFile() == null) {
            return false;
        }
        content = content.with(content.media().pending());
        return true;
    }

    /** Whether its send is under way: nobody said yet how it ended. */
    boolean isOpenSend() {
        return status == MessageStatus.QUEUED || (status == MessageStatus.UNKNOWN && !givenUp);
    }

    /** As everybody who may see the chat sees it. */
    public MessageSnapshot snapshot() {
        var gone = deletedAt != null;
        var place = content == null || gone ? null : content;
        return new MessageSnapshot(
                id,
                change,
                chatId,
                seq,
                written.sender(),
                written.senderId(),
                written.senderName(),
                written.origin(),
                written.type(),
                gone ? null : wording.text(),
                place == null || place.media() == null ? null : place.media().snapshot(),
                place == null ? null : place.location(),
                place == null ? List.of() : place.contacts(),
                place == null ? null : place.poll(),
                replyTo == null ? null : new MessageSnapshot.ReplyTo(replyTo, written.replyText()),
                reactions.stream()
                        .map(r -> new MessageSnapshot.Reaction(r.emoji(), r.sender(), r.senderName()))
                        .toList(),
                status,
                error,
                written.clientId(),
                providerId,
                wording.editedAt(),
                deletedAt,
                createdAt);
    }

    public long id() {
        return id;
    }

    public long chatId() {
        return chatId;
    }

    public long seq() {
        return seq;
    }

    /** Its number among the customer's messages; null for all others. */
    public @Nullable Long customerMessage() {
        return inSeq;
    }

    public Sender sender() {
        return written.sender();
    }

    public Origin origin() {
        return written.origin();
    }

    public MessageType type() {
        return written.type();
    }

    public MessageStatus status() {
        return status;
    }

    public int attempt() {
        return attempt;
    }

    public @Nullable String text() {
        return wording.text();
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    public @Nullable String providerId() {
        return providerId;
    }

    public @Nullable UUID clientId() {
        return written.clientId();
    }

    /** Hash of the request that brought {@link #clientId()}. */
    public byte @Nullable [] clientHash() {
        return written.clientHash();
    }
}
