package io.messagecenter.bot.commands;

import io.messagecenter.contracts.bot.Verb;
import io.messagecenter.contracts.chat.ChatMode;
import org.jspecify.annotations.Nullable;

/**
 * What an admin wants.
 *
 * @param mode for MODE
 * @param username for ASSIGN
 * @param phone digits, for MODE and ASSIGN
 * @param problem for HELP: what was wrong, in words for the admin; null when help was asked for
 */
public record Command(
        Verb verb,
        @Nullable ChatMode mode,
        @Nullable String username,
        @Nullable String phone,
        @Nullable String problem) {

    static Command help(@Nullable String problem) {
        return new Command(Verb.HELP, null, null, null, problem);
    }
}
