package io.messagecenter.bot.turns;

import io.messagecenter.bot.commands.Command;
import io.messagecenter.contracts.chat.ChatMode;
import org.jspecify.annotations.Nullable;

/** What the bot does about a message. */
sealed interface Reaction {

    /** Nothing. */
    record Silence() implements Reaction {}

    /**
     * Proposes something at once.
     *
     * @param text null to say nothing
     * @param mode null to leave it
     */
    record Reply(@Nullable String text, @Nullable ChatMode mode, String reason) implements Reaction {}

    /** Passes an admin's command on. */
    record Order(Command command) implements Reaction {}

    /** Lets the AI answer, once the customer has come to an end. */
    record AskAi() implements Reaction {}
}
