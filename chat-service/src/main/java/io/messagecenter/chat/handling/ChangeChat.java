package io.messagecenter.chat.handling;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatAccess;
import io.messagecenter.chat.access.ChatPolicy;
import io.messagecenter.chat.agents.Agent;
import io.messagecenter.chat.agents.Agents;
import io.messagecenter.chat.conversation.Snapshots;
import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes mode, assignment, labels and snooze of a chat: exactly what is named, all of it or nothing. */
@Service
@Transactional
class ChangeChat {

    private final ChatAccess access;
    private final ChatPolicy policy;
    private final Agents agents;
    private final Snapshots snapshots;

    ChangeChat(ChatAccess access, ChatPolicy policy, Agents agents, Snapshots snapshots) {
        this.access = access;
        this.policy = policy;
        this.agents = agents;
        this.snapshots = snapshots;
    }

    /**
     * @throws io.messagecenter.platform.problem.ProblemException 404 not there for this user, 403 visible but not theirs to change,
     *     409 with the chat as it is for a stale version, 422 for an assignee who is unknown or inactive
     */
    ChatSnapshot change(CurrentUser user, long chatId, Change change) {
        agents.know(user);
        var actor = Actor.of(user);
        var work = access.lock(actor, chatId);
        var chat = work.chat(chatId);
        var state = chat.state();
        if (!policy.mayChange(actor, state.assignedAgentId(), change.givesTo(user.id()))) {
            throw Problem.forbidden("Take the chat first: nobody is responsible for it.");
        }
        if (change.expectedVersion() != null && change.expectedVersion() != state.version()) {
            throw Problem.conflict("stale-version", "The chat was changed by somebody else in the meantime.")
                    .with("chat", snapshots.chat(chatId).orElseThrow());
        }
        if (change.assignment() != null) {
            state.assign(assignable(change.assignment()));
        }
        if (change.mode() != null) {
            state.changeMode(change.mode());
        }
        if (change.labels() != null) {
            chat.label(change.labels());
        }
        if (change.snooze() != null) {
            state.snooze(change.snooze().until());
        }
        work.flush();
        return work.snapshot(chatId);
    }

    private @Nullable Long assignable(Change.Assignment assignment) {
        if (assignment.agentId() != null
                && agents.byId(assignment.agentId()).filter(Agent::active).isEmpty()) {
            throw Problem.unprocessable("unknown-agent", "There is no active user of this id to give the chat to.");
        }
        return assignment.agentId();
    }
}
