package io.messagecenter.chat.agents;

import io.messagecenter.platform.security.CurrentUser;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds agents. What the directory knows by now is found, even if it has not been copied yet. */
@Component
@Transactional
public class Agents {

    private final AgentRows rows;
    private final AgentCopies copies;

    Agents(AgentRows rows, AgentCopies copies) {
        this.rows = rows;
        this.copies = copies;
    }

    /** Empty for somebody who was never heard of. */
    public Optional<Agent> byId(long id) {
        copies.copyNow(id);
        return rows.findById(id);
    }

    /** The agent of that name, in whatever case. */
    @Transactional(readOnly = true)
    public Optional<Agent> byUsername(String username) {
        return rows.findByUsername(username);
    }

    /** Makes sure that the user of a request is known: their token may be here before the news of them. */
    public void know(CurrentUser user) {
        copies.copyNow(user.id());
        rows.writeUnlessKnown(
                user.id(), user.username(), user.name(), user.role().name());
    }
}
