package io.messagecenter.chat.conversation;

import static java.util.stream.Collectors.toSet;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.inbound.MessageReceived;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Echoes of messages sent through the provider's API, until it is clear whose they are: ours, whose result is on its way, or another
 * program's. All of it belongs in a transaction that holds the lock of the chat, if there is one.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ParkedEchoes {

    private record Parked(MessageReceived echo, Instant at) {}

    private static final Rows<Parked> ECHOES = new Rows<Parked>()
            .with("account", "text", p -> p.echo.head().account())
            .with("provider_id", "text", p -> p.echo.providerId())
            .with("address", "text", p -> p.echo.head().address())
            .with("event", "jsonb", p -> EventJson.mapper().writeValueAsString(p.echo))
            .with("parked_at", "timestamptz", Parked::at);

    private static final Rows<ProviderId> IDS = new Rows<ProviderId>()
            .with("account", "text", ProviderId::account)
            .with("provider_id", "text", ProviderId::id);

    private final JdbcTemplate jdbc;

    ParkedEchoes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the echoes; one that is kept already changes nothing. */
    public void park(Collection<MessageReceived> echoes, Instant now) {
        if (!echoes.isEmpty()) {
            jdbc.update(
                    "INSERT INTO parked_echoes (" + ECHOES.names() + ") SELECT * FROM " + ECHOES.as("n")
                            + " ORDER BY account, provider_id ON CONFLICT DO NOTHING",
                    ps -> ECHOES.bind(
                            ps, echoes.stream().map(e -> new Parked(e, now)).toList()));
        }
    }

    /** The oldest echoes among those that were parked before that time; they stay parked. */
    public List<MessageReceived> parkedBefore(Instant time, int limit) {
        return jdbc.query(
                "SELECT event FROM parked_echoes WHERE parked_at < ?::timestamptz ORDER BY parked_at LIMIT ?",
                (rs, row) -> EventJson.mapper().readValue(rs.getString(1), MessageReceived.class),
                time.toString(),
                limit);
    }

    /** Removes these echoes, and says which were still there: whoever removes one has it to themselves. */
    public Set<ProviderId> take(Collection<ProviderId> ids) {
        return ids.isEmpty()
                ? Set.of()
                : jdbc
                        .query(
                                "DELETE FROM parked_echoes e USING " + IDS.as("n")
                                        + " WHERE e.account = n.account AND e.provider_id = n.provider_id"
                                        + " RETURNING e.account, e.provider_id",
                                ps -> IDS.bind(ps, ids),
                                (rs, row) -> new ProviderId(rs.getString(1), rs.getString(2)))
                        .stream()
                        .collect(toSet());
    }
}
