package io.messagecenter.chat.conversation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a message and those that they replaced. Each change answers with other wording, or with this one if it changes nothing.
 *
 * @param text its words now
 * @param past its former words, oldest first
 * @param editedAt when they were replaced last; null if never
 */
record Wording(
        @Nullable String text, List<String> past, @Nullable Instant editedAt) {

    /** As it was written. */
    static Wording of(@Nullable String text) {
        return new Wording(text, List.of(), null);
    }

    /**
     * News that the words were replaced. Older news than the newest edit change nothing, nor does the original when it is delivered
     * again: news that say no time of their own never bring back words that it had before.
     *
     * @param writtenAt when the message was written
     * @param saidAt when they were replaced, according to the provider, which may repeat the message's own time
     * @param receivedAt when we learned of it
     */
    Wording edited(@Nullable String newWords, Instant writtenAt, @Nullable Instant saidAt, Instant receivedAt) {
        var words = Limits.cut(newWords, Limits.TEXT);
        if (words == null || words.equals(text)) {
            return this;
        }
        var timed = saidAt != null && saidAt.isAfter(writtenAt) ? saidAt : null;
        if (timed != null && editedAt != null && timed.isBefore(editedAt)) {
            return this;
        }
        var newest = timed != null && editedAt != null && timed.isAfter(editedAt);
        if (past.contains(words) && !newest) {
            return this;
        }
        return replaced(words, (timed == null ? receivedAt : timed).truncatedTo(ChronoUnit.MICROS));
    }

    /** A person here replaces the words. */
    Wording rewritten(String words, Instant at) {
        return words.equals(text) ? this : replaced(words, at);
    }

    /** With the former words again. */
    Wording undone() {
        if (past.isEmpty()) {
            return this;
        }
        var before = past.subList(0, past.size() - 1);
        return new Wording(past.getLast(), before, before.isEmpty() ? null : editedAt);
    }

    private Wording replaced(String words, Instant at) {
        var all = new ArrayList<>(past);
        all.add(text == null ? "" : text);
        return new Wording(words, List.copyOf(all), at);
    }
}
