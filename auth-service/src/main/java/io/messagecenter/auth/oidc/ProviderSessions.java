package io.messagecenter.auth.oidc;

import io.messagecenter.auth.session.Sessions;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which session of ours began with which session of the provider. */
@Component
class ProviderSessions {

    private final JdbcClient jdbc;
    private final Sessions sessions;

    ProviderSessions(JdbcClient jdbc, Sessions sessions) {
        this.jdbc = jdbc;
        this.sessions = sessions;
    }

    /** @param sealedRefreshToken what will end the provider's session; null if nothing can */
    void remember(
            UUID session, String issuer, String subject, @Nullable String sid, @Nullable String sealedRefreshToken) {
        jdbc.sql("""
                        INSERT INTO provider_sessions (session_id, issuer, subject, sid, refresh_token)
                        VALUES (:session, :issuer, :subject, :sid, :token)""")
                .param("session", session)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("sid", sid)
                .param("token", sealedRefreshToken)
                .update();
    }

    /**
     * Ends our sessions that belong to one of the provider's, which has ended: that one, or without a {@code sid} all of the subject.
     *
     * @return the users whose sessions these were
     */
    @Transactional
    public List<Long> endedThere(String issuer, @Nullable String subject, @Nullable String sid) {
        var open = jdbc.sql("""
                        UPDATE provider_sessions p SET refresh_token = NULL
                        FROM sessions s
                        WHERE s.id = p.session_id AND s.ended_at IS NULL AND p.issuer = :issuer
                          AND (CAST(:sid AS text) IS NULL OR p.sid = :sid)
                          AND (CAST(:subject AS text) IS NULL OR p.subject = :subject)
                        RETURNING p.session_id, s.user_id""")
                .param("issuer", issuer)
                .param("sid", sid)
                .param("subject", subject)
                .query((row, _) -> new Open(row.getObject("session_id", UUID.class), row.getLong("user_id")))
                .list();
        open.stream().map(Open::session).sorted().forEach(sessions::end);
        return open.stream().map(Open::user).distinct().sorted().toList();
    }

    private record Open(UUID session, long user) {}
}
