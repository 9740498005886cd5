package io.messagecenter.bot.rules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When one of the keywords occurs in a message, the bot says the text.
 *
 * @param priority of several rules that match, the one with the highest number speaks
 * @param maxWords the rule is for messages of at most so many words; null for any length
 * @param keywords words or phrases by language ({@code en}, {@code id}, …)
 * @param text by language: the text of the keyword's language is said, else the first
 */
record BotRule(
        String name,
        int priority,
        boolean enabled,
        @Nullable Integer maxWords,
        Map<String, List<String>> keywords,
        Map<String, String> text) {}
