package io.messagecenter.bot.rules;

/**
 * What a rule says.
 *
 * @param id of the rule
 * @param rule its name
 */
public record RuleAnswer(long id, String rule, String text) {}
