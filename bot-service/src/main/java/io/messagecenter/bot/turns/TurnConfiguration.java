package io.messagecenter.bot.turns;

import io.messagecenter.bot.assistant.Assistant;
import io.messagecenter.bot.commands.AdminCommands;
import io.messagecenter.bot.rules.BotRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the triage what it asks. */
@Configuration(proxyBeanMethods = false)
class TurnConfiguration {

    @Bean
    Triage triage(BotProperties settings, BotRules rules, AdminCommands commands, Assistant assistant) {
        return new Triage(settings, rules::answer, commands::read, assistant.isPresent());
    }
}
