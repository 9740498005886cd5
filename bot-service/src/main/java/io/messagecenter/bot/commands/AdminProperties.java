package io.messagecenter.bot.commands;

import io.messagecenter.platform.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may command the bot, and whether anyone may.
 *
 * @param numbers phone numbers, however they are written
 * @param webhookSecret set where webhooks are authenticated: only then does a sender's number prove anything
 * @param simulator whether the messages come from the simulator on this machine; null where nobody says so
 */
@ConfigurationProperties("bot.admin")
record AdminProperties(
        @DefaultValue List<String> numbers,
        @DefaultValue("") Secret webhookSecret,
        @Nullable Boolean simulator) {}
