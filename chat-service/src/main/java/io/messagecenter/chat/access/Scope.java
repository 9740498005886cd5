package io.messagecenter.chat.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A set of chats, described by who is responsible for them. The same object answers for a single chat ({@link #contains}) and for a
 * query ({@link #conditions}), so that a list and an access by id cannot disagree.
 *
 * @param everything all chats, whoever is responsible; the other two say nothing then
 * @param agent the chats of this agent; null for no agent's
 * @param unassigned the chats that nobody is responsible for
 */
public record Scope(boolean everything, @Nullable Long agent, boolean unassigned) {

    public static final Scope ALL = new Scope(true, null, false);
    public static final Scope NONE = new Scope(false, null, false);
    public static final Scope UNASSIGNED = new Scope(false, null, true);

    /** The chats of one agent. */
    public static Scope of(long agent) {
        return new Scope(false, agent, false);
    }

    /** Whether a chat with this assignee is in the set. */
    public boolean contains(@Nullable Long assignee) {
        return everything || (assignee == null ? unassigned : assignee.equals(agent));
    }

    /** Whether there can be no chat in the set. */
    public boolean isEmpty() {
        return !everything && agent == null && !unassigned;
    }

    /** The chats that are in both sets. */
    public Scope and(Scope other) {
        if (everything) {
            return other;
        }
        if (other.everything) {
            return this;
        }
        return new Scope(false, Objects.equals(agent, other.agent) ? agent : null, unassigned && other.unassigned);
    }

    /**
     * SQL conditions whose results do not overlap and together are the set; none when it is empty. Each can be answered by an
     * index of its own, which an OR could not.
     *
     * @param column the chat's assignee
     */
    public List<String> conditions(String column) {
        if (everything) {
            return List.of("TRUE");
        }
        var conditions = new ArrayList<String>();
        if (agent != null) {
            conditions.add(column + " = " + agent);
        }
        if (unassigned) {
            conditions.add(column + " IS NULL");
        }
        return conditions;
    }

    /** The same as one SQL condition, for queries that read the whole set anyway. */
    public String condition(String column) {
        var conditions = conditions(column);
        return conditions.isEmpty() ? "FALSE" : "(" + String.join(" OR ", conditions) + ")";
    }
}
