package io.messagecenter.chat.handling;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatAccess;
import io.messagecenter.chat.access.ChatPolicy;
import io.messagecenter.chat.agents.Agents;
import io.messagecenter.chat.conversation.ChatWorks;
import io.messagecenter.chat.conversation.Snapshots;
import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.problem.ProblemException;
import io.messagecenter.platform.security.CurrentUser;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives an unassigned chat to whoever asks first. To ask again for what one has changes nothing. */
@Service
@Transactional
class ClaimChat {

    private final ChatWorks works;
    private final ChatPolicy policy;
    private final Agents agents;
    private final Snapshots snapshots;

    ClaimChat(ChatWorks works, ChatPolicy policy, Agents agents, Snapshots snapshots) {
        this.works = works;
        this.policy = policy;
        this.agents = agents;
        this.snapshots = snapshots;
    }

    /** @throws ProblemException 404 if the chat was never the user's to claim, 409 with who has it if somebody was first */
    ChatSnapshot claim(CurrentUser user, long chatId) {
        agents.know(user);
        var actor = Actor.of(user);
        var work = works.lock(chatId).orElseThrow(ChatAccess::noSuchChat);
        var state = work.chat(chatId).state();
        var assignee = state.assignedAgentId();
        if (!policy.mayClaim(actor, assignee)) {
            throw ChatAccess.noSuchChat();
        }
        if (assignee != null && assignee != user.id()) {
            throw taken(actor, snapshots.chat(chatId).orElseThrow());
        }
        if (assignee == null) {
            work.actor(user.id());
            state.claim(user.id());
            work.flush();
        }
        return work.snapshot(chatId);
    }

    private ProblemException taken(Actor actor, ChatSnapshot chat) {
        var taken = Problem.conflict("already-claimed", "Somebody was first: the chat has an agent.")
                .with("assigned_agent_id", chat.assignedAgentId())
                .with("assigned_agent_name", chat.assignedAgentName());
        return policy.maySee(actor, chat.assignedAgentId()) ? taken.with("chat", chat) : taken;
    }
}
