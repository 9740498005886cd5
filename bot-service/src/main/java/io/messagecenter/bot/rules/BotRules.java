package io.messagecenter.bot.rules;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The bot's rules as they are in force on this instance: those of the table, which the file fills once. Every instance looks each
 * second whether somebody changed them.
 */
@Component
public class BotRules {

    private static final Logger log = LoggerFactory.getLogger(BotRules.class);

    private record InForce(long revision, RuleBook book) {}

    private final RuleRows rows;
    private volatile InForce inForce;

    BotRules(RuleRows rows, TransactionOperations transaction, RuleProperties properties) {
        this.rows = rows;
        var inFile = RuleFile.read(properties.resource());
        RuleBook.of(inFile);
        transaction.executeWithoutResult(_ -> rows.fill(inFile));
        // The revision before the rules: what changes between the two is read once more.
        var revision = rows.revision();
        var stored = rows.all();
        this.inForce = new InForce(revision, RuleBook.of(stored));
        log.info("The bot knows {} rules", stored.size());
    }

    /** What the best rule that matches says. */
    public Optional<RuleAnswer> answer(String message) {
        return inForce.book().answer(message);
    }

    /** Takes over what changed. Rules that make no sense, which only a hand in the table can bring about, leave the old ones in force. */
    @Scheduled(fixedDelayString = "${bot.rules.look-every:1s}")
    void refresh() {
        try {
            var revision = rows.revision();
            if (revision != inForce.revision()) {
                take(revision, rows.all());
            }
        } catch (RuntimeException e) {
            log.debug("It is not known whether the rules changed: {}", e.toString());
        }
    }

    private synchronized void take(long revision, List<BotRule> rules) {
        if (revision <= inForce.revision()) {
            return;
        }
        try {
            inForce = new InForce(revision, RuleBook.of(rules));
            log.info("The bot knows {} rules (revision {})", rules.size(), revision);
        } catch (InvalidBotRules e) {
            inForce = new InForce(revision, inForce.book());
            log.error("The rules as they were before stay in force: {}", e.getMessage());
        }
    }
}
