package io.messagecenter.chat.agents;

import io.messagecenter.contracts.auth.UserChanged;
import io.messagecenter.platform.directory.Directory;
import io.messagecenter.platform.kafka.InfrastructureErrors;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Copies the directory's users into the table {@code agents}, within a fraction of a second, and again until it succeeds. */
@Component
class AgentCopies {

    private static final Logger log = LoggerFactory.getLogger(AgentCopies.class);

    private final Map<Long, UserChanged> pending = new ConcurrentHashMap<>();
    private final AgentRows rows;
    private final TransactionTemplate transaction;

    AgentCopies(AgentRows rows, TransactionTemplate transaction, Directory directory) {
        this.rows = rows;
        this.transaction = transaction;
        directory.onUserChanged(user ->
                pending.merge(user.userId(), user, (old, next) -> next.version() >= old.version() ? next : old));
    }

    @Scheduled(fixedDelay = 200)
    void copyPending() {
        try {
            for (var user : List.copyOf(pending.values())) {
                transaction.executeWithoutResult(status -> write(user));
                pending.remove(user.userId(), user);
            }
        } catch (RuntimeException e) {
            if (!InfrastructureErrors.isInfrastructure(e)) {
                throw e;
            }
            log.warn("The agents cannot be copied at the moment: {}", e.getMessage());
        }
    }

    /** Does not wait for the next round; part of the caller's transaction, so the round comes all the same. */
    void copyNow(long id) {
        var user = pending.get(id);
        if (user != null) {
            write(user);
        }
    }

    private void write(UserChanged user) {
        rows.write(user.userId(), user.username(), user.name(), user.role().name(), user.active(), user.version());
    }
}
