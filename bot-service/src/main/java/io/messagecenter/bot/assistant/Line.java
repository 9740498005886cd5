package io.messagecenter.bot.assistant;

/**
 * What was said in a chat.
 *
 * @param byCustomer or by us: the bot or a person
 */
public record Line(boolean byCustomer, String text) {}
