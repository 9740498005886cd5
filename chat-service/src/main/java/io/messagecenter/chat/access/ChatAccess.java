package io.messagecenter.chat.access;

import io.messagecenter.chat.conversation.Chat;
import io.messagecenter.chat.conversation.ChatWork;
import io.messagecenter.chat.conversation.ChatWorks;
import io.messagecenter.chat.conversation.Message;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens single chats for those who may see them, by the {@link ChatPolicy}. For all others there is no such chat. */
@Component
public class ChatAccess {

    private final ChatPolicy policy;
    private final ChatWorks works;
    private final JdbcClient jdbc;

    ChatAccess(ChatPolicy policy, ChatWorks works, JdbcClient jdbc) {
        this.policy = policy;
        this.works = works;
        this.jdbc = jdbc;
    }

    /** The answer to who asks for a chat that is not there, or not theirs to see. */
    public static ProblemException noSuchChat() {
        return Problem.notFound("There is no such chat.");
    }

    /** @throws ProblemException 404 unless the actor may see a chat of that assignee */
    public void requireVisible(Actor actor, @Nullable Long assignee) {
        if (!policy.maySee(actor, assignee)) {
            throw noSuchChat();
        }
    }

    /**
     * Returns who is responsible for the chat; null for nobody.
     *
     * @throws ProblemException 404 unless the chat is there and the actor may see it
     */
    public @Nullable Long requireVisible(Actor actor, long chatId) {
        // An Optional cannot hold "nobody", so the row is wrapped.
        Optional<Assignee> found = jdbc.sql("SELECT assigned_agent_id FROM chat_states WHERE chat_id = ?")
                .param(chatId)
                .query((row, n) -> new Assignee(row.getObject(1, Long.class)))
                .optional();
        var assignee = found.orElseThrow(ChatAccess::noSuchChat).id();
        requireVisible(actor, assignee);
        return assignee;
    }

    /**
     * Locks a chat for a change by the actor, in the caller's transaction.
     *
     * @throws ProblemException 404 unless the chat is there and the actor may see it
     */
    public ChatWork lock(Actor actor, long chatId) {
        var work = works.lock(chatId).orElseThrow(ChatAccess::noSuchChat);
        requireVisible(actor, work.chat(chatId).state().assignedAgentId());
        if (actor.id() != null) {
            work.actor(actor.id());
        }
        return work;
    }

    /** A message under its chat's lock. */
    public record LockedMessage(ChatWork work, Message message) {

        /** The message's chat. */
        public Chat chat() {
            return work.chat(message.chatId());
        }
    }

    /**
     * Locks a message's chat for a change by the actor, in the caller's transaction.
     *
     * @throws ProblemException 404 unless the message is there and the actor may see it
     */
    public LockedMessage lockMessage(Actor actor, long messageId) {
        var locked = works.chatsOf(List.of(messageId)).stream()
                .findFirst()
                .flatMap(works::lock)
                .flatMap(work -> work.message(messageId).map(message -> new LockedMessage(work, message)))
                .filter(found -> policy.maySee(actor, found.chat().state().assignedAgentId()))
                .orElseThrow(() -> Problem.notFound("There is no such message."));
        if (actor.id() != null) {
            locked.work().actor(actor.id());
        }
        return locked;
    }

    private record Assignee(@Nullable Long id) {}
}
