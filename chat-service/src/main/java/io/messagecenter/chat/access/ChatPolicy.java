package io.messagecenter.chat.access;

import org.jspecify.annotations.Nullable;

/**
 * The rules of access, for every way to a chat. They depend on the actor and on the chat's audience alone: its assignee, or nobody.
 * What an actor may not see does not exist for them (404); what they see and may not do is refused (403).
 */
public final class ChatPolicy {

    private final boolean agentsSeeUnassigned;

    public ChatPolicy(boolean agentsSeeUnassigned) {
        this.agentsSeeUnassigned = agentsSeeUnassigned;
    }

    /** All that the actor may see: an admin everything, an agent their own and, where it is allowed, what is nobody's. */
    public Scope visibleTo(Actor actor) {
        if (actor.isAdmin()) {
            return Scope.ALL;
        }
        return actor.id() == null ? Scope.NONE : new Scope(false, actor.id(), agentsSeeUnassigned);
    }

    public boolean maySee(Actor actor, @Nullable Long assignee) {
        return visibleTo(actor).contains(assignee);
    }

    /** Who sees a chat may write in it: a reply takes an unassigned chat, a note changes nothing. */
    public boolean mayWrite(Actor actor, @Nullable Long assignee) {
        return maySee(actor, assignee);
    }

    /**
     * Whether the actor may change mode, assignment and labels: an agent those of their own chats, handing them over included, and
     * of an unassigned one only while taking it.
     *
     * @param takes whether the same change makes the actor responsible
     */
    public boolean mayChange(Actor actor, @Nullable Long assignee, boolean takes) {
        return maySee(actor, assignee) && (actor.isAdmin() || assignee != null || takes);
    }

    /**
     * Whether the actor takes part in the race for a chat. Who lost it is told who won, even if the chat is no longer theirs to see;
     * who could not have seen it unassigned has no part in it.
     */
    public boolean mayClaim(Actor actor, @Nullable Long assignee) {
        return actor.id() != null && (maySee(actor, null) || maySee(actor, assignee));
    }

    /** Whether the actor's look reads the messages: the assignee's does, and anyone's while there is none. */
    public boolean reads(Actor actor, @Nullable Long assignee) {
        return maySee(actor, assignee) && (assignee == null || assignee.equals(actor.id()));
    }

    /** Whether the actor may see how much everybody works, and how fast. */
    public boolean mayReport(Actor actor) {
        return actor.isAdmin();
    }
}
