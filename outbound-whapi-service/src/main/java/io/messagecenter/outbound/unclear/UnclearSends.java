package io.messagecenter.outbound.unclear;

import io.messagecenter.outbound.sending.Claim;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sends whose fate is not settled. */
@Repository
class UnclearSends {

    private static final int AT_ONCE = 16;

    private final JdbcClient sql;
    private final UnclearProperties properties;

    UnclearSends(JdbcClient sql, UnclearProperties properties) {
        this.sql = sql;
        this.properties = properties;
    }

    /**
     * A send that is to be looked for.
     *
     * @param lastLook whether this look decides
     */
    record Due(Claim claim, Instant startedAt, boolean lastLook) {}

    List<Due> due() {
        var looks = properties.looks().stream()
                .map(look -> String.valueOf(look.toMillis()))
                .toArray(String[]::new);
        return sql.sql("""
                        SELECT %s, started_at, checks + 1 >= :count AS last_look FROM intents
                        WHERE state = 'unknown'
                          AND unclear_at + (CAST(:looks AS bigint[]))[least(checks + 1, :count)] * interval '1 millisecond' <= now()
                        ORDER BY unclear_at LIMIT :limit""".formatted(Claim.COLUMNS))
                .param("looks", looks)
                .param("count", looks.length)
                .param("limit", AT_ONCE)
                .query((row, _) ->
                        new Due(Claim.of(row), row.getTimestamp("started_at").toInstant(), row.getBoolean("last_look")))
                .list();
    }

    void looked(Claim claim) {
        sql.sql("UPDATE intents SET checks = checks + 1 WHERE id = :id AND tries = :tries AND state = 'unknown'")
                .param("id", claim.id())
                .param("tries", claim.tries())
                .update();
    }

    boolean isTaken(String account, String providerId) {
        return sql.sql("""
                        SELECT EXISTS (SELECT FROM intents
                                       WHERE kind = 'send' AND account = :account AND provider_id = :providerId)""")
                .param("account", account)
                .param("providerId", providerId)
                .query(Boolean.class)
                .single();
    }

    /** An own message that WHAPI pushed back to us. */
    record Echo(String account, String chat, String words, String providerId, Instant at) {}

    /** An unsettled send and the echo that fits it. */
    record Match(Claim claim, boolean underWay, String providerId) {}

    /** At most one send a chat fits: the oldest. */
    List<Match> matching(List<Echo> echoes) {
        return sql.sql("""
                        SELECT DISTINCT ON (chat_id) %s, state = 'sending' AS under_way, echo.provider_id AS echoed
                        FROM unnest(:accounts::text[], :chats::text[], :words::text[], :ids::text[], :times::timestamptz[])
                             AS echo (account, chat, words, provider_id, at)
                        JOIN intents ON intents.account = echo.account AND to_chat = echo.chat AND intents.words = echo.words
                        WHERE kind = 'send' AND state IN ('queued', 'sending', 'unknown', 'needs_review')
                          AND (state <> 'queued' OR unclear_at IS NOT NULL)
                          AND started_at <= echo.at + :skew * interval '1 millisecond'
                          AND NOT EXISTS (SELECT FROM intents other WHERE other.kind = 'send'
                                          AND other.account = echo.account AND other.provider_id = echo.provider_id)
                        ORDER BY chat_id, id""".formatted(Claim.COLUMNS))
                .param("accounts", echoes.stream().map(Echo::account).toArray(String[]::new))
                .param("chats", echoes.stream().map(Echo::chat).toArray(String[]::new))
                .param("words", echoes.stream().map(Echo::words).toArray(String[]::new))
                .param("ids", echoes.stream().map(Echo::providerId).toArray(String[]::new))
                .param(
                        "times",
                        echoes.stream().map(echo -> echo.at().toString()).toArray(String[]::new))
                .param("skew", properties.skew().toMillis())
                .query((row, _) -> new Match(Claim.of(row), row.getBoolean("under_way"), row.getString("echoed")))
                .list();
    }

    /** The call is still open and may yet bring the id itself; if it does not, this tells. */
    void remember(Claim claim, String providerId) {
        sql.sql("UPDATE intents SET echo_id = :providerId WHERE id = :id AND tries = :tries AND state = 'sending'")
                .param("providerId", providerId)
                .param("id", claim.id())
                .param("tries", claim.tries())
                .update();
    }
}
