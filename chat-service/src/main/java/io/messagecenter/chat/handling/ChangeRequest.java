package io.messagecenter.chat.handling;

import io.messagecenter.contracts.chat.ChatMode;
import io.messagecenter.platform.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A change as somebody asks for it.
 *
 * @param assignedAgentId a tree, since it tells an explicit null, which unassigns, from a field that is not there
 * @param snoozedUntil a tree, since an explicit null wakes the chat
 */
record ChangeRequest(
        @Nullable ChatMode mode,
        @Schema(implementation = Long.class) @Nullable JsonNode assignedAgentId,
        @Nullable List<@Nullable String> labels,
        @Schema(implementation = Instant.class) @Nullable JsonNode snoozedUntil,
        @Nullable Long expectedVersion) {

    private static final Duration LONGEST_SNOOZE = Duration.ofDays(366);

    /** @throws io.messagecenter.platform.problem.ProblemException 400 with the field that is wrong */
    Change change(Instant now) {
        return new Change(
                mode,
                assignedAgentId == null ? null : assignment(assignedAgentId),
                labels == null ? null : Labels.of(labels),
                snoozedUntil == null ? null : snooze(snoozedUntil, now),
                expectedVersion);
    }

    private static Change.Assignment assignment(JsonNode given) {
        if (given.isNull()) {
            return new Change.Assignment(null);
        }
        if (!given.isIntegralNumber() || !given.canConvertToLong()) {
            throw Problem.invalid("assigned_agent_id", "must be a user's id or null");
        }
        return new Change.Assignment(given.longValue());
    }

    private static Change.Snooze snooze(JsonNode given, Instant now) {
        if (given.isNull()) {
            return new Change.Snooze(null);
        }
        try {
            var until = Instant.parse(given.isString() ? given.stringValue() : "");
            if (until.isAfter(now) && until.isBefore(now.plus(LONGEST_SNOOZE))) {
                return new Change.Snooze(until);
            }
        } catch (DateTimeException e) {
            // Answered below, like a time that is over.
        }
        throw Problem.invalid("snoozed_until", "must be a time within a year from now, or null");
    }
}
