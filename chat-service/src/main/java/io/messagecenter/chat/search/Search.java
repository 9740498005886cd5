package io.messagecenter.chat.search;

import static java.util.stream.Collectors.toMap;

import io.messagecenter.chat.access.Scope;
import io.messagecenter.chat.conversation.Snapshots;
import io.messagecenter.chat.paging.Keyset;
import io.messagecenter.chat.paging.Page;
import io.messagecenter.chat.search.Place.Among;
import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.MessageSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Searches all that the caller may see, as of one moment a page. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class Search {

    /** How many of the newest hits are ranked with each other. */
    static final int ROUND = 100;

    /** Chats that are shown before the messages; who looks for more of them has the list of chats. */
    static final int MOST_CHATS = 50;

    private static final Comparator<Keyset> NEWEST_LAST =
            Comparator.comparing(Keyset::at).thenComparing(Keyset::number);

    private final Findings findings;
    private final Snapshots snapshots;
    private final JdbcClient jdbc;

    Search(Findings findings, Snapshots snapshots, JdbcClient jdbc) {
        this.findings = findings;
        this.snapshots = snapshots;
        this.jdbc = jdbc;
    }

    /** Found ids, and where the search goes on after them. */
    private record Found(List<Long> ids, @Nullable Place next) {}

    Page<Hit> page(SearchText text, Scope scope, Place from, int limit) {
        // One search may be slow; it must not hold up all others.
        jdbc.sql("SET LOCAL statement_timeout = '5s'").update();
        var hits = new ArrayList<Hit>();
        Place next = from;
        if (scope.isEmpty()) {
            return new Page<>(hits, null);
        }
        if (from.among() == Among.CHATS) {
            var found = chats(text, scope, from, limit);
            hits.addAll(chatHits(text, found.ids()));
            next = found.next() == null ? Place.NEWEST_MESSAGES : found.next();
        }
        while (hits.size() < limit && next != null && next.among() == Among.MESSAGES) {
            var found = messages(text, scope, next, limit - hits.size());
            hits.addAll(messageHits(text, found.ids()));
            next = found.next();
        }
        return new Page<>(hits, next == null || isEmpty(text, scope, next) ? null : next.cursor());
    }

    /** Whether nothing comes from there on; asked only where a page says nothing about it. */
    private boolean isEmpty(SearchText text, Scope scope, Place from) {
        return from.among() == Among.MESSAGES
                && from.shown() == 0
                && findings.messages(text, scope, from, 1).isEmpty();
    }

    private Found chats(SearchText text, Scope scope, Place from, int limit) {
        var most = Math.min(limit, MOST_CHATS - from.shown());
        var found = findings.chats(text, scope, from, most + 1);
        var shown = found.subList(0, Math.min(most, found.size()));
        var count = from.shown() + shown.size();
        var more = found.size() > most && count < MOST_CHATS;
        return new Found(
                numbers(shown),
                more
                        ? new Place(
                                Among.CHATS,
                                shown.getLast().at(),
                                shown.getLast().number(),
                                count)
                        : null);
    }

    private Found messages(SearchText text, Scope scope, Place from, int limit) {
        var round = findings.messages(text, scope, from, ROUND);
        var left = round.subList(Math.min(from.shown(), round.size()), round.size());
        if (left.size() > limit) {
            // What arrives meanwhile must not move the round.
            var newest = round.stream().max(NEWEST_LAST).orElseThrow();
            return new Found(
                    numbers(left.subList(0, limit)),
                    new Place(Among.MESSAGES, newest.at(), newest.number() + 1, from.shown() + limit));
        }
        if (round.size() < ROUND) {
            return new Found(numbers(left), null);
        }
        var oldest = round.stream().min(NEWEST_LAST).orElseThrow();
        return new Found(numbers(left), new Place(Among.MESSAGES, oldest.at(), oldest.number(), 0));
    }

    private List<Hit> chatHits(SearchText text, List<Long> ids) {
        return snapshots.chats(ids).stream()
                .map(chat -> new Hit(chat.lastMessage(), chat, Highlight.of(who(chat), text.terms())))
                .toList();
    }

    private List<Hit> messageHits(SearchText text, List<Long> ids) {
        var messages = snapshots.messages(ids);
        var chats = snapshots
                .chats(messages.stream().map(MessageSnapshot::chatId).distinct().toList())
                .stream()
                .collect(toMap(ChatSnapshot::id, Function.identity()));
        return messages.stream()
                .map(m -> new Hit(
                        m,
                        Objects.requireNonNull(chats.get(m.chatId())),
                        Highlight.of(Objects.requireNonNullElse(m.text(), ""), text.terms())))
                .toList();
    }

    private static String who(ChatSnapshot chat) {
        return Stream.of(chat.customer().name(), chat.customer().phone())
                .filter(Objects::nonNull)
                .reduce((name, phone) -> name + " " + phone)
                .orElse("");
    }

    private static List<Long> numbers(List<Keyset> found) {
        return found.stream().map(Keyset::number).toList();
    }
}
