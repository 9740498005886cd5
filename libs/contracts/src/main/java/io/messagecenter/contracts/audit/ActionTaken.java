package io.messagecenter.contracts.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user did something that the audit trail keeps. The key is the user's id.
 *
 * @param action such as {@code chat.exported}; may grow
 * @param actorName the username as it was then
 * @param target what it was done to, such as {@code chat:7}
 * @param address the client's, where it is known
 * @param details more of it: neither secrets nor contents of messages
 */
public record ActionTaken(
        UUID eventId,
        String action,
        long actorId,
        String actorName,
        @Nullable String target,
        @Nullable String address,
        List<Detail> details,
        Instant takenAt)
        implements AuditEvent {
    public ActionTaken {
        details = details == null ? List.of() : List.copyOf(details);
    }

    /** A detail and its name. */
    public record Detail(String name, String value) {}

    @Override
    public UUID id() {
        return eventId;
    }

    @Override
    public Instant time() {
        return takenAt;
    }
}
