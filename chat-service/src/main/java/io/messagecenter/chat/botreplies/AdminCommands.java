package io.messagecenter.chat.botreplies;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatPolicy;
import io.messagecenter.chat.agents.Agent;
import io.messagecenter.chat.agents.Agents;
import io.messagecenter.chat.conversation.Chat;
import io.messagecenter.chat.conversation.ChatWork;
import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.auth.Role;
import io.messagecenter.contracts.bot.AdminCommand;
import io.messagecenter.contracts.bot.BotEvent;
import io.messagecenter.contracts.chat.ChatMode;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Carries out what an admin commands from their phone, by the same rules as the API, and says in words what became of it. */
@Component
class AdminCommands {

    /** They are known by their number only. */
    private static final Actor ADMIN = new Actor(null, Role.ADMIN);

    private static final String HELP = """
            /mode bot|agent|paused|closed <phone>
            /assign <username> <phone>
            /status
            /help""";

    private final Agents agents;
    private final ChatPolicy policy;
    private final JdbcTemplate jdbc;

    AdminCommands(Agents agents, ChatPolicy policy, JdbcTemplate jdbc) {
        this.agents = agents;
        this.policy = policy;
        this.jdbc = jdbc;
    }

    /** The conversation that the command is about; null if it is about none. */
    static @Nullable ConversationAddress target(BotEvent event) {
        return event instanceof AdminCommand command && command.phone() != null
                ? ConversationAddress.ofPhone(command.address().account(), command.phone())
                : null;
    }

    /** @return what to tell the admin */
    String carryOut(ChatWork work, AdminCommand command, Map<ConversationAddress, Long> targets) {
        return switch (command.verb()) {
            case MODE -> mode(work, command, targets);
            case ASSIGN -> assign(work, command, targets);
            case STATUS -> status();
            case HELP -> command.problem() == null ? HELP : command.problem() + "\n\n" + HELP;
        };
    }

    private String mode(ChatWork work, AdminCommand command, Map<ConversationAddress, Long> targets) {
        var chat = chat(work, command, targets);
        if (chat == null || command.mode() == null) {
            return noChat(command);
        }
        chat.state().changeMode(command.mode());
        return "The chat with %s is now %s."
                .formatted(name(chat), command.mode().wire());
    }

    private String assign(ChatWork work, AdminCommand command, Map<ConversationAddress, Long> targets) {
        var chat = chat(work, command, targets);
        if (chat == null || command.username() == null) {
            return noChat(command);
        }
        var agent = agents.byUsername(command.username()).filter(Agent::active);
        if (agent.isEmpty()) {
            return "There is no active user " + command.username() + ".";
        }
        chat.state().assign(agent.get().id());
        return "The chat with %s is now %s's.".formatted(name(chat), agent.get().name());
    }

    private @Nullable Chat chat(ChatWork work, AdminCommand command, Map<ConversationAddress, Long> targets) {
        var address = target(command);
        var id = address == null ? null : targets.get(address);
        if (id == null) {
            return null;
        }
        var chat = work.chat(id);
        return policy.mayChange(ADMIN, chat.state().assignedAgentId(), false) ? chat : null;
    }

    private String status() {
        var modes = jdbc.query(
                "SELECT mode, count(*), count(*) FILTER (WHERE in_seq > read_in_seq),"
                        + " count(*) FILTER (WHERE waiting_since IS NOT NULL) FROM chat_states GROUP BY mode",
                (rs, row) ->
                        new ModeCount(ChatMode.valueOf(rs.getString(1)), rs.getLong(2), rs.getLong(3), rs.getLong(4)));
        var counts = modes.stream().collect(Collectors.toMap(ModeCount::mode, ModeCount::chats));
        var byMode = Arrays.stream(ChatMode.values())
                .map(mode -> mode.wire() + " " + counts.getOrDefault(mode, 0L))
                .collect(Collectors.joining(", "));
        return "Chats: %s.\nUnread: %d. Waiting: %d."
                .formatted(
                        byMode,
                        modes.stream().mapToLong(ModeCount::unread).sum(),
                        modes.stream().mapToLong(ModeCount::waiting).sum());
    }

    private record ModeCount(ChatMode mode, long chats, long unread, long waiting) {}

    private static String noChat(AdminCommand command) {
        return "There is no chat with " + command.phone() + ".";
    }

    private static String name(Chat chat) {
        var name = chat.customer().name();
        return name == null ? chat.address().chatId() : name;
    }
}
