package io.messagecenter.bot.rules;

/** The bot's rules make no sense; the message is one sentence that names the rule. */
class InvalidBotRules extends RuntimeException {

    InvalidBotRules(String sentence) {
        super(sentence);
    }
}
