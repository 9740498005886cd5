package io.messagecenter.chat.live;

import io.messagecenter.chat.access.Scope;
import io.messagecenter.chat.conversation.CustomerPresence;
import io.messagecenter.contracts.presence.PresenceSeen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who looks at a chat or types in it just now, as far as this instance heard: it hears of all of it. Who does not say so again is
 * taken to have stopped: clients repeat themselves rather than say goodbye.
 */
@Component
class Presences {

    /**
     * What streams and others are told. Of a customer {@code user_id} is null, and {@code online} and {@code last_seen_at} are told.
     *
     * @param expiresAt when a person counts as gone unless they are heard of again
     */
    record Presence(
            long chatId,
            @Nullable Long userId,
            @Nullable String userName,
            String state,
            @Nullable Boolean online,
            @Nullable Instant lastSeenAt,
            @Nullable Instant expiresAt) {}

    private record Person(long chatId, long userId) {}

    private static final String VIEWING = "viewing";
    private static final String TYPING = "typing";
    private static final String LEFT = "left";
    private static final Set<String> ONLINE = Set.of("online", TYPING, "recording");
    private static final Duration LOOKS = Duration.ofSeconds(45);
    private static final Duration TYPES = Duration.ofSeconds(8);

    private final Map<Person, PresenceSeen> people = new HashMap<>();
    private final Streams streams;
    private final Frames frames;
    private final CustomerPresence customers;
    private final Clock clock;

    Presences(Streams streams, Frames frames, CustomerPresence customers, Clock clock) {
        this.streams = streams;
        this.frames = frames;
        this.customers = customers;
        this.clock = clock;
    }

    /** Takes what was heard, and tells it to those who may see the chat but for whom it is about. */
    synchronized void heard(PresenceSeen seen) {
        var userId = seen.userId();
        if (userId == null) {
            var online = online(seen.state());
            if (online != null) {
                customers.seen(seen.chatId(), online);
            }
            tell(seen, new Presence(seen.chatId(), null, null, seen.state(), online, seen.seenAt(), null));
            return;
        }
        var person = new Person(seen.chatId(), userId);
        var known = people.get(person);
        if (known != null && known.seenAt().isAfter(seen.seenAt())) {
            return;
        }
        if (seen.state().equals(LEFT)) {
            people.remove(person);
        } else if (end(seen).isBefore(clock.instant())) {
            return;
        } else {
            people.put(person, seen);
        }
        tell(seen, presence(seen, seen.state()));
    }

    /** Ends what was not repeated: typing becomes looking, looking ends. */
    synchronized void expire() {
        var now = clock.instant();
        for (var person : List.copyOf(people.keySet())) {
            var seen = Objects.requireNonNull(people.get(person));
            if (end(seen).isBefore(now)) {
                people.remove(person);
                tell(seen, presence(seen, LEFT));
            } else if (seen.state().equals(TYPING) && seen.seenAt().plus(TYPES).isBefore(now)) {
                var looks = withState(seen, VIEWING);
                people.put(person, looks);
                tell(looks, presence(looks, VIEWING));
            }
        }
        customers.forgetOld();
    }

    /** Who is in the chat, but for that user. */
    synchronized List<Presence> others(long chatId, long userId) {
        var now = clock.instant();
        var others = new ArrayList<Presence>();
        people.forEach((person, seen) -> {
            if (person.chatId() == chatId
                    && person.userId() != userId
                    && end(seen).isAfter(now)) {
                others.add(presence(seen, seen.state()));
            }
        });
        return others;
    }

    private void tell(PresenceSeen seen, Presence news) {
        var frame = frames.passing("presence", news);
        streams.tellPassing(
                frame, viewer -> concerns(viewer.scope(), viewer.user().id(), seen));
    }

    private static boolean concerns(Scope scope, long viewerId, PresenceSeen seen) {
        return scope.contains(seen.assignedAgentId()) && !Objects.equals(seen.userId(), viewerId);
    }

    private static @Nullable Boolean online(String state) {
        return ONLINE.contains(state) ? Boolean.TRUE : state.equals("offline") ? Boolean.FALSE : null;
    }

    private static Instant end(PresenceSeen seen) {
        return seen.seenAt().plus(LOOKS);
    }

    private static Presence presence(PresenceSeen seen, String state) {
        return new Presence(
                seen.chatId(),
                seen.userId(),
                seen.userName(),
                state,
                null,
                null,
                state.equals(LEFT) ? null : end(seen));
    }

    private static PresenceSeen withState(PresenceSeen seen, String state) {
        return new PresenceSeen(
                seen.eventId(),
                seen.chatId(),
                seen.assignedAgentId(),
                seen.userId(),
                seen.userName(),
                state,
                seen.seenAt());
    }
}
