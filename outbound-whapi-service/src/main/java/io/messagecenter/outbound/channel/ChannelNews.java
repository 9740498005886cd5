package io.messagecenter.outbound.channel;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.outbound.OutboundResult.ChannelState;
import io.messagecenter.contracts.outbound.OutboundResult.ResultHead;
import io.messagecenter.platform.outbox.Outbox;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells everybody, once a change, whether an account can send. Remembered in the database, so that restarts change nothing. */
@Component
@Transactional
public class ChannelNews {

    private final JdbcClient sql;
    private final Outbox outbox;
    private final ApplicationEventPublisher here;
    private final Clock clock;

    ChannelNews(JdbcClient sql, Outbox outbox, ApplicationEventPublisher here, Clock clock) {
        this.here = here;
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param detail for people */
    public void cannotSend(String account, String detail) {
        var changed =
                sql.sql("""
                        INSERT INTO channels (account, can_send, detail) VALUES (:account, false, :detail)
                        ON CONFLICT (account) DO UPDATE SET can_send = false, detail = excluded.detail, changed_at = now()
                        WHERE channels.can_send""").param("account", account).param("detail", detail).update();
        if (changed > 0) {
            publish(account, false, detail);
        }
    }

    /** One token serves every account: when one can send, all can. */
    public void canSend() {
        sql.sql(
                        "UPDATE channels SET can_send = true, detail = NULL, changed_at = now() WHERE NOT can_send RETURNING account")
                .query(String.class)
                .list()
                .forEach(account -> {
                    publish(account, true, null);
                    here.publishEvent(new Back(account));
                });
    }

    /** An account that could not send can again; told inside this service, in the transaction that writes it down. */
    public record Back(String account) {}

    /** Whether the channel was off when last heard of. */
    @Transactional(readOnly = true)
    public boolean wasOff() {
        return sql.sql("SELECT EXISTS (SELECT FROM channels WHERE NOT can_send)")
                .query(Boolean.class)
                .single();
    }

    /** Why an account cannot send, in WHAPI's words or ours; empty when all can. */
    @Transactional(readOnly = true)
    public Optional<String> whyOff() {
        return sql.sql("SELECT coalesce(detail, '') FROM channels WHERE NOT can_send ORDER BY changed_at DESC LIMIT 1")
                .query(String.class)
                .optional();
    }

    private void publish(String account, boolean canSend, @Nullable String detail) {
        var head = new ResultHead(UUID.randomUUID(), account, null, clock.instant());
        outbox.append(Topic.OUTBOUND_RESULTS, account, new ChannelState(head, canSend, detail));
    }
}
