package io.messagecenter.bot.turns;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.messagecenter.bot.assistant.Assistant;
import io.messagecenter.bot.assistant.Line;
import io.messagecenter.bot.commands.AdminCommands;
import io.messagecenter.bot.rules.BotRules;
import io.messagecenter.bot.rules.RuleAnswer;
import io.messagecenter.platform.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the bot would say to a text in BOT mode, for admins. Nothing is sent, stored or counted, and the AI, which costs money, is asked
 * only when the caller wants it.
 */
@RestController
@PreAuthorize("hasRole('ADMIN')")
class DryRun {

    private static final int LONGEST_TEXT = 4096;

    /** @param askAi whether the AI shall be asked for its answer, should it be its turn */
    record TryRequest(@NotNull String text, @Nullable Boolean askAi) {}

    /** Who answers. */
    enum By {
        @JsonProperty("rule")
        RULE,
        @JsonProperty("ai")
        AI,
        @JsonProperty("fallback")
        FALLBACK,
        /** A word that hands the chat over, or an order that admins give by WhatsApp. */
        @JsonProperty("command")
        COMMAND
    }

    /**
     * @param ruleId of the rule that answers
     * @param answer null where the AI was not asked, and where nothing is said
     */
    record Tried(By by, @Nullable Long ruleId, @Nullable String answer) {

        static Tried of(By by, @Nullable String answer) {
            return new Tried(by, null, answer);
        }
    }

    private final Triage triage;
    private final BotRules rules;
    private final AdminCommands commands;
    private final Assistant assistant;
    private final BotProperties settings;

    DryRun(Triage triage, BotRules rules, AdminCommands commands, Assistant assistant, BotProperties settings) {
        this.triage = triage;
        this.rules = rules;
        this.commands = commands;
        this.assistant = assistant;
        this.settings = settings;
    }

    @PostMapping("/bot/rules/try")
    Tried tryText(@Valid @RequestBody TryRequest body) throws InterruptedException {
        var text = body.text().replace("\0", "").strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw Problem.invalid("text", "must have 1 to " + LONGEST_TEXT + " characters");
        }
        if (commands.isCommand(text)) {
            return Tried.of(By.COMMAND, null);
        }
        return switch (triage.toWords(text)) {
            case Reaction.Reply reply when reply.mode() != null -> Tried.of(By.COMMAND, reply.text());
            case Reaction.Reply reply
            when reply.reason().startsWith(Reasons.RULE) ->
                new Tried(By.RULE, rules.answer(text).map(RuleAnswer::id).orElse(null), reply.text());
            case Reaction.AskAi _ -> Boolean.TRUE.equals(body.askAi()) ? asked(text) : Tried.of(By.AI, null);
            case Reaction.Reply reply -> Tried.of(By.FALLBACK, reply.text());
            case Reaction.Silence _, Reaction.Order _ -> Tried.of(By.FALLBACK, null);
        };
    }

    private Tried asked(String text) throws InterruptedException {
        var answer = assistant.ask(List.of(new Line(true, text)), assistant.limit());
        return answer.text() == null
                ? Tried.of(By.FALLBACK, settings.texts().fallback())
                : Tried.of(By.AI, Objects.requireNonNull(answer.text()));
    }
}
