package io.messagecenter.auth.oidc;

import io.messagecenter.auth.audit.AuditLog;
import io.messagecenter.platform.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where the provider says that a session has ended there (OpenID Connect Back-Channel Logout 1.0). It ends here, too. */
@RestController
class BackchannelController {

    private static final Logger log = LoggerFactory.getLogger(BackchannelController.class);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final @Nullable OidcLogin login;
    private final ProviderSessions sessions;
    private final UsedOnce usedOnce;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BackchannelController(
            Optional<OidcLogin> login,
            ProviderSessions sessions,
            UsedOnce usedOnce,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.login = login.orElse(null);
        this.sessions = sessions;
        this.usedOnce = usedOnce;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The answer to a token that proves nothing, as the standard wants it. */
    record Refused(String error) {}

    @PostMapping(value = "/auth/oidc/backchannel-logout", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Refused> logout(@RequestParam(name = "logout_token", required = false) @Nullable String token) {
        var ended = login != null && token != null && end(login, token);
        if (ended) {
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).build();
        }
        return ResponseEntity.status(HttpStatus.BAD_REQUEST)
                .cacheControl(CacheControl.noStore())
                .body(new Refused("invalid_request"));
    }

    private boolean end(OidcLogin login, String token) {
        Jwt jwt;
        try {
            jwt = ProviderTokens.logoutTokens(login.provider().known(), clock).decode(token);
        } catch (BadJwtException wrong) {
            return refuse(login, "invalid_token", wrong);
        } catch (JwtException | ProviderAway away) {
            throw Problem.unavailable("The provider's keys cannot be read at the moment.", RETRY);
        }
        var until = clock.instant().plus(ProviderTokens.LOGOUT_TOKEN_AGE.multipliedBy(2));
        var isNew = Boolean.TRUE.equals(transaction.execute(_ -> {
            if (!usedOnce.use("logout " + jwt.getId(), until)) {
                return false;
            }
            sessions.endedThere(login.issuer(), jwt.getSubject(), jwt.getClaimAsString("sid"))
                    .forEach(user -> audit.record("session.ended", "user:" + user, Map.of("by", "oidc")));
            return true;
        }));
        return isNew || refuse(login, "used_before", null);
    }

    private boolean refuse(OidcLogin login, String reason, @Nullable Exception cause) {
        log.warn(
                "A logout token for sessions of {} was refused: {}",
                login.issuer(),
                cause == null ? reason : cause.getMessage());
        audit.record("logout.refused", null, Map.of("way", "oidc", "reason", reason));
        return false;
    }
}
