package io.messagecenter.bot.rules;

/** What a rule says. */
public record RuleAnswer(String rule, String text) {}
