package io.messagecenter.bot.rules;

import io.messagecenter.bot.rules.BotRule.Kind;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The rules, for admins. */
@RestController
@RequestMapping("/bot/rules")
@PreAuthorize("hasRole('ADMIN')")
class RuleController {

    private static final int USUAL_PRIORITY = 50;

    /** @param nextCursor always null: there are few rules */
    record BotRulePage(List<BotRule> items, @Nullable String nextCursor) {}

    /**
     * A new rule.
     *
     * @param kind {@code contains} when nothing is said
     * @param priority 50 when nothing is said
     * @param enabled true when nothing is said
     */
    record CreateRequest(
            @NotNull String name,
            @Nullable Kind kind,
            @NotNull List<@NotNull String> keywords,
            @NotNull String answer,
            @Nullable Integer priority,
            @Nullable Boolean enabled,
            @Nullable Integer maxWords) {

        BotRule rule() {
            return new BotRule(
                    0,
                    clean(name),
                    kind == null ? Kind.CONTAINS : kind,
                    cleaned(keywords),
                    clean(answer),
                    priority == null ? USUAL_PRIORITY : priority,
                    enabled == null || enabled,
                    maxWords,
                    1);
        }
    }

    /**
     * What is to change; what is null stays.
     *
     * @param maxWords a tree, since an explicit null lets the rule speak to messages of any length
     */
    record ChangeRequest(
            @Nullable String name,
            @Nullable Kind kind,
            @Nullable List<@NotNull String> keywords,
            @Nullable String answer,
            @Nullable Integer priority,
            @Nullable Boolean enabled,

            @Schema(implementation = Integer.class) @Nullable JsonNode maxWords,

            @Nullable Long expectedVersion) {

        BotRule of(BotRule rule) {
            return new BotRule(
                    rule.id(),
                    name == null ? rule.name() : clean(name),
                    kind == null ? rule.kind() : kind,
                    keywords == null ? rule.keywords() : cleaned(keywords),
                    answer == null ? rule.answer() : clean(answer),
                    priority == null ? rule.priority() : priority,
                    enabled == null ? rule.enabled() : enabled,
                    maxWords == null ? rule.maxWords() : number(maxWords),
                    rule.version());
        }

        private static @Nullable Integer number(JsonNode given) {
            if (given.isNull()) {
                return null;
            }
            if (!given.isIntegralNumber() || !given.canConvertToInt()) {
                throw Problem.invalid("max_words", "must be a number or null");
            }
            return given.intValue();
        }
    }

    private final RuleDesk desk;

    RuleController(RuleDesk desk) {
        this.desk = desk;
    }

    /** The most important first. */
    @GetMapping
    BotRulePage list() {
        return new BotRulePage(desk.all(), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    BotRule create(CurrentUser user, @Valid @RequestBody CreateRequest body) {
        return desk.create(body.rule(), user);
    }

    @PatchMapping("/{id}")
    BotRule change(CurrentUser user, @PathVariable long id, @Valid @RequestBody ChangeRequest body) {
        return desk.change(id, body.expectedVersion(), body::of, user);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(CurrentUser user, @PathVariable long id) {
        desk.delete(id, user);
    }

    private static List<String> cleaned(List<String> texts) {
        return texts.stream().map(RuleController::clean).toList();
    }

    /** Without spaces around, and without what PostgreSQL cannot keep. */
    private static String clean(String text) {
        return text.replace("\0", "").strip();
    }
}
