package io.messagecenter.chat.customers;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatPolicy;
import io.messagecenter.chat.conversation.Chat;
import io.messagecenter.chat.conversation.ChatWorks;
import io.messagecenter.chat.conversation.Customer.NameSource;
import io.messagecenter.contracts.chat.CustomerSnapshot;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Renames and blocks customers: whoever sees one of their chats may rename them, whoever may change it may block them. */
@Service
@Transactional
class ChangeCustomer {

    private final ChatWorks works;
    private final ChatPolicy policy;
    private final JdbcClient jdbc;

    ChangeCustomer(ChatWorks works, ChatPolicy policy, JdbcClient jdbc) {
        this.works = works;
        this.policy = policy;
        this.jdbc = jdbc;
    }

    /** @throws io.messagecenter.platform.problem.ProblemException 404 not there for this user, 403 visible but not theirs to block */
    CustomerSnapshot change(CurrentUser user, long customerId, @Nullable String name, @Nullable Boolean blocked) {
        var actor = Actor.of(user);
        List<Long> ids = jdbc.sql("SELECT id FROM chats WHERE customer_id = ?")
                .param(customerId)
                .query((row, n) -> row.getLong(1))
                .list();
        var work = works.lock(ids);
        var chats = ids.stream().filter(work::has).map(work::chat).toList();
        if (chats.stream().noneMatch(c -> policy.maySee(actor, assignee(c)))) {
            throw Problem.notFound("There is no such customer.");
        }
        if (blocked != null && chats.stream().noneMatch(c -> policy.mayChange(actor, assignee(c), false))) {
            throw Problem.forbidden("Take the chat first: nobody is responsible for it.");
        }
        work.actor(user.id());
        for (var chat : chats) {
            chat.customer().call(name, NameSource.AGENT);
            if (blocked != null) {
                chat.block(blocked);
            }
        }
        work.flush();
        return work.snapshot(chats.getFirst().id()).customer();
    }

    private static @Nullable Long assignee(Chat chat) {
        return chat.state().assignedAgentId();
    }
}
