package io.messagecenter.bot.rules;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at a failed start which rule is wrong, instead of a stack trace. */
class InvalidBotRulesAnalyzer extends AbstractFailureAnalyzer<InvalidBotRules> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidBotRules cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Correct the rule (the file of BOT_RULES_FILE, or table bot_rules).", cause);
    }
}
