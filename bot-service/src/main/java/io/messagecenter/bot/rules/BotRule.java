package io.messagecenter.bot.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When one of the keywords occurs in a message, the bot gives the answer.
 *
 * @param id 0 while it has none
 * @param priority of several rules that match, the one with the highest number speaks
 * @param maxWords the rule is for messages of at most so many words; null for any length
 * @param keywords words or phrases
 * @param version counts the changes
 */
record BotRule(
        long id,
        String name,
        Kind kind,
        List<String> keywords,
        String answer,
        int priority,
        boolean enabled,
        @Nullable Integer maxWords,
        long version) {

    BotRule {
        keywords = List.copyOf(keywords);
    }

    /** How a keyword must occur. */
    enum Kind {
        /** Anywhere in the message. */
        @JsonProperty("contains")
        CONTAINS,
        /** It is the whole message. */
        @JsonProperty("exact")
        EXACT
    }
}
