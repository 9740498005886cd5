package io.messagecenter.bot.turns;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.messagecenter.bot.commands.Command;
import io.messagecenter.contracts.bot.AdminCommand;
import io.messagecenter.contracts.bot.BotEvent;
import io.messagecenter.contracts.bot.BotProposal;
import io.messagecenter.contracts.chat.ChatMode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts a turn's answer into the words of the contract. */
final class Proposals {

    private Proposals() {}

    static BotProposal reply(Turn turn, @Nullable String text, @Nullable ChatMode mode, String reason, Instant now) {
        return new BotProposal(
                id(turn), turn.chatId(), turn.address(), turn.messageId(), turn.epoch(), text, mode, reason, now);
    }

    static BotEvent command(Turn turn, Command command, Instant now) {
        return new AdminCommand(
                id(turn),
                turn.chatId(),
                turn.address(),
                turn.messageId(),
                command.verb(),
                command.mode(),
                command.username(),
                command.phone(),
                command.problem(),
                now);
    }

    /** One id a message: whatever is proposed for it, and however often, only one of it is accepted. */
    private static UUID id(Turn turn) {
        return UUID.nameUUIDFromBytes(("bot-turn:" + turn.chatId() + ":" + turn.messageId()).getBytes(UTF_8));
    }
}
