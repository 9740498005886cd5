package io.messagecenter.auth.oidc;

import io.messagecenter.auth.session.Sessions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Ends the provider's session once ours has ended, server to server: Keycloak by its end of session, which takes a refresh token;
 * other providers by revoking that. At once, and again until the provider has answered; nobody who logs out waits for it.
 */
@Component
class ProviderLogout {

    private static final Logger log = LoggerFactory.getLogger(ProviderLogout.class);
    private static final int TRIES = 20;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final @Nullable OidcLogin login;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final RestClient http =
            RestClient.builder().requestFactory(Provider.requests()).build();

    ProviderLogout(Optional<OidcLogin> login, JdbcClient jdbc, Clock clock) {
        this.login = login.orElse(null);
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Open(UUID session, String refreshToken) {}

    @TransactionalEventListener
    void on(Sessions.Ended ended) {
        if (login != null) {
            Thread.ofVirtual().name("provider-logout").start(() -> attempt(login, take(ended.session(), 1)));
        }
    }

    /** What was in vain, or was left by an instance that stopped meanwhile. */
    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT30S")
    void again() {
        if (login != null) {
            attempt(login, take(null, 20));
        }
    }

    /** Takes some to end; for a while no other instance does. */
    private List<Open> take(@Nullable UUID session, int atMost) {
        var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return jdbc.sql("""
                        UPDATE provider_sessions SET tried_at = :now, failures = failures + 1
                        WHERE session_id IN (
                          SELECT p.session_id FROM provider_sessions p JOIN sessions s ON s.id = p.session_id
                          WHERE s.ended_at IS NOT NULL AND p.refresh_token IS NOT NULL AND p.issuer = :issuer
                            AND (CAST(:session AS uuid) IS NULL OR p.session_id = :session)
                            AND (p.tried_at IS NULL OR p.tried_at < :before) AND p.failures < :tries
                          LIMIT :limit FOR UPDATE OF p SKIP LOCKED)
                        RETURNING session_id, refresh_token""")
                .param("now", now)
                .param("issuer", login == null ? "" : login.issuer())
                .param("session", session)
                .param("before", now.minus(PAUSE))
                .param("tries", TRIES)
                .param("limit", atMost)
                .query((row, _) -> new Open(row.getObject("session_id", UUID.class), row.getString("refresh_token")))
                .list();
    }

    private void attempt(OidcLogin login, List<Open> sessions) {
        for (var open : sessions) {
            try {
                // Sealed with an older secret of the client, it can end nothing any more.
                login.refreshTokens().open(open.refreshToken()).ifPresent(token -> end(login, token));
                jdbc.sql("UPDATE provider_sessions SET refresh_token = NULL WHERE session_id = ?")
                        .param(open.session())
                        .update();
            } catch (RestClientException | ProviderAway e) {
                log.warn("The provider's session of {} could not be ended yet: {}", open.session(), e.getMessage());
            }
        }
    }

    private void end(OidcLogin login, String refreshToken) {
        var known = login.provider().known();
        var address = known.endSession() == null ? known.revocation() : known.endSession();
        if (address != null) {
            post(
                    login.provider().client(),
                    address,
                    known.endSession() == null ? "token" : "refresh_token",
                    refreshToken);
        }
    }

    private void post(OidcProperties.Client client, URI address, String parameter, String refreshToken) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("client_id", client.id());
        form.add("client_secret", client.secret().value());
        form.add(parameter, refreshToken);
        http.post()
                .uri(address)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                // It knows the session no more: then there is none to end.
                .onStatus(HttpStatusCode::is4xxClientError, (_, _) -> {})
                .toBodilessEntity();
    }
}
