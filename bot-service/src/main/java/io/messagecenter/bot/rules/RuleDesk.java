package io.messagecenter.bot.rules;

import io.messagecenter.platform.audit.AuditFacts;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.problem.ProblemException;
import io.messagecenter.platform.security.CurrentUser;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where admins change the rules: checked, stored, and at once in force here; elsewhere within a second. */
@Component
class RuleDesk {

    static final int MOST_RULES = 500;

    private static final Logger log = LoggerFactory.getLogger(RuleDesk.class);

    private final RuleRows rows;
    private final BotRules rules;
    private final AuditFacts audit;
    private final TransactionTemplate transaction;

    RuleDesk(RuleRows rows, BotRules rules, AuditFacts audit, TransactionTemplate transaction) {
        this.rows = rows;
        this.rules = rules;
        this.audit = audit;
        this.transaction = transaction;
    }

    List<BotRule> all() {
        return rows.all();
    }

    BotRule create(BotRule rule, CurrentUser by) {
        check(rule);
        if (rows.count() >= MOST_RULES) {
            throw Problem.unprocessable("too-many", "There are " + MOST_RULES + " rules already.");
        }
        return stored(
                new String[] {rule.name()},
                () -> {
                    var made = rows.insert(rule, by.id());
                    audit.record(by, "bot-rule.created", target(made.id()), RuleDifferences.whole(made));
                    return made;
                },
                "made",
                by);
    }

    /** @param expectedVersion refuses the change if the rule is no longer that; null for whatever it is */
    BotRule change(long id, @Nullable Long expectedVersion, UnaryOperator<BotRule> change, CurrentUser by) {
        var name = new String[1];
        return stored(
                name,
                () -> {
                    var rule = rows.lock(id).orElseThrow(RuleDesk::unknown);
                    if (expectedVersion != null && expectedVersion != rule.version()) {
                        throw Problem.conflict("stale-version", "The rule was changed in the meantime.")
                                .with("rule", rule);
                    }
                    var changed = change.apply(rule);
                    check(changed);
                    name[0] = changed.name();
                    var differences = RuleDifferences.between(rule, changed);
                    if (differences.length > 0) {
                        audit.record(by, "bot-rule.changed", target(id), differences);
                    }
                    return rows.update(changed, by.id());
                },
                "changed",
                by);
    }

    void delete(long id, CurrentUser by) {
        transaction.executeWithoutResult(_ -> {
            var rule = rows.lock(id).orElseThrow(RuleDesk::unknown);
            rows.delete(id);
            rows.raiseRevision();
            audit.record(by, "bot-rule.deleted", target(id), RuleDifferences.whole(rule));
        });
        log.info("Rule {} was deleted by user {}", id, by.id());
        rules.refresh();
    }

    private interface Storing {
        BotRule store();
    }

    /** @param name of the rule, once it is known */
    private BotRule stored(String[] name, Storing storing, String deed, CurrentUser by) {
        BotRule stored;
        try {
            stored = transaction.execute(_ -> {
                var rule = storing.store();
                rows.raiseRevision();
                return rule;
            });
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("name-taken", "There is a rule of this name already.")
                    .with("rule", rows.named(name[0]).orElse(null));
        }
        log.info("Rule {} was {} by user {}", stored.id(), deed, by.id());
        rules.refresh();
        return stored;
    }

    private static void check(BotRule rule) {
        var problems = RuleCheck.problems(rule);
        if (!problems.isEmpty()) {
            var first = problems.getFirst();
            var problem = Problem.invalid(first.field(), first.message());
            problems.stream().skip(1).forEach(other -> problem.field(other.field(), other.message()));
            throw problem;
        }
    }

    private static String target(long id) {
        return "bot-rule:" + id;
    }

    private static ProblemException unknown() {
        return Problem.notFound("There is no such rule.");
    }
}
