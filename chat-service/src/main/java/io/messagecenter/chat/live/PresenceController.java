package io.messagecenter.chat.live;

import com.fasterxml.jackson.annotation.JsonValue;
import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatAccess;
import io.messagecenter.chat.conversation.Snapshots;
import io.messagecenter.chat.courtesy.Courtesies;
import io.messagecenter.chat.paging.Page;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.presence.PresenceSeen;
import io.messagecenter.platform.kafka.EventProducer;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PresenceController {

    /** What a person does in a chat. */
    enum PresenceState {
        VIEWING,
        TYPING,
        LEFT;

        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record PresenceRequest(@NotNull PresenceState state) {}

    private final ChatAccess access;
    private final EventProducer events;
    private final Presences presences;
    private final Snapshots snapshots;
    private final Courtesies courtesies;
    private final Pace pace;
    private final Clock clock;

    PresenceController(
            ChatAccess access,
            EventProducer events,
            Presences presences,
            Snapshots snapshots,
            Courtesies courtesies,
            Clock clock) {
        this.access = access;
        this.events = events;
        this.presences = presences;
        this.snapshots = snapshots;
        this.courtesies = courtesies;
        this.pace = new Pace(System::nanoTime);
        this.clock = clock;
    }

    /** Says what the caller does, to be repeated every half minute, and answers who else is there. */
    @PostMapping("/chats/{id}/presence")
    Page<Presences.Presence> presence(
            CurrentUser user, @PathVariable long id, @Valid @RequestBody PresenceRequest request) {
        if (!pace.allows(user.id())) {
            throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "Nobody types that fast.")
                    .retryAfter(Duration.ofSeconds(1));
        }
        var assignee = access.requireVisible(Actor.of(user), id);
        events.send(
                Topic.PRESENCE_EVENTS,
                Long.toString(id),
                new PresenceSeen(
                        UUID.randomUUID(),
                        id,
                        assignee,
                        user.id(),
                        user.name(),
                        request.state().wire(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        if (request.state() == PresenceState.TYPING) {
            snapshots.chat(id).ifPresent(courtesies::types);
        }
        return new Page<>(presences.others(id, user.id()), null);
    }
}
