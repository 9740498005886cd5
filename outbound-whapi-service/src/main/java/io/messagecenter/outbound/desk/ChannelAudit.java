package io.messagecenter.outbound.desk;

import io.messagecenter.contracts.audit.ActionTaken.Detail;
import io.messagecenter.platform.audit.AuditFacts;
import io.messagecenter.platform.security.CurrentUser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Tells the audit trail what admins do to the channel, before it is done: what cannot be told is not done. */
@Component
class ChannelAudit {

    /** The page asks for the code again and again while it is open: that is told once in so long. */
    private static final Duration ONE_LOOK = Duration.ofMinutes(15);

    private static final String TARGET = "channel";

    private final AuditFacts facts;
    private final Clock clock;
    private final Map<Long, Instant> looks = new ConcurrentHashMap<>();

    ChannelAudit(AuditFacts facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    /** The code that links a phone is shown. */
    void codeShown(CurrentUser user) {
        var now = clock.instant();
        var last = looks.get(user.id());
        if (last == null || !now.isBefore(last.plus(ONE_LOOK))) {
            facts.record(user, "channel.code-shown", TARGET);
            looks.put(user.id(), now);
        }
    }

    /** These settings of WHAPI are changed; no change shows a secret. */
    void webhookSet(CurrentUser user, List<WebhookPlan.Change> changes) {
        facts.record(
                user,
                "channel.webhook-set",
                TARGET,
                changes.stream()
                        .map(change -> new Detail(change.setting(), change.before() + " → " + change.after()))
                        .toArray(Detail[]::new));
    }

    void tested(CurrentUser user) {
        facts.record(user, "channel.tested", TARGET);
    }
}
