package io.messagecenter.chat.audit;

import io.messagecenter.contracts.audit.ActionTaken.Detail;
import io.messagecenter.platform.audit.AuditFacts;
import io.messagecenter.platform.security.CurrentUser;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the audit trail what a user did, in the transaction of what it tells of. What cannot be told is not done either: who asks to
 * read or to export is refused then.
 */
@Component
public class AuditTrail {

    /** An admin who works in another's chat reads it again and again: that is told once in so long. */
    static final Duration ONE_VIEW = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final AuditFacts facts;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, AuditFacts facts, Clock clock) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * A user did this.
     *
     * @param action such as {@code chat.exported}
     * @param target what it was done to, such as {@code chat:7}
     * @param details neither secrets nor contents of messages
     */
    @Transactional
    public void record(CurrentUser user, String action, @Nullable String target, Detail... details) {
        facts.record(user, action, target, details);
    }

    /** A user reads a chat: worth telling where an admin reads what is another's. */
    @Transactional
    public void read(CurrentUser user, long chatId, @Nullable Long assignee) {
        if (!user.isAdmin() || assignee == null || assignee == user.id() || toldOf(user.id(), chatId)) {
            return;
        }
        var first = jdbc.sql("""
                        INSERT INTO audit_views AS v (user_id, chat_id, told_at) VALUES (:user, :chat, :now)
                        ON CONFLICT (user_id, chat_id) DO UPDATE SET told_at = excluded.told_at WHERE v.told_at <= :before
                        """)
                .param("user", user.id())
                .param("chat", chatId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("before", clock.instant().minus(ONE_VIEW).atOffset(ZoneOffset.UTC))
                .update();
        if (first == 1) {
            record(user, "chat.read", "chat:" + chatId, new Detail("assigned_agent_id", assignee.toString()));
        }
    }

    /** Asked first, since most reads come soon after another one and shall write nothing. */
    private boolean toldOf(long userId, long chatId) {
        return jdbc.sql("SELECT told_at > ? FROM audit_views WHERE user_id = ? AND chat_id = ?")
                .params(clock.instant().minus(ONE_VIEW).atOffset(ZoneOffset.UTC), userId, chatId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    @Transactional
    void forget() {
        jdbc.sql("DELETE FROM audit_views WHERE told_at <= ?")
                .param(clock.instant().minus(ONE_VIEW).atOffset(ZoneOffset.UTC))
                .update();
    }
}
