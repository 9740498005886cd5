package io.messagecenter.auth.oidc;

import io.messagecenter.auth.audit.AuditLog;
import io.messagecenter.auth.login.SessionCookies;
import io.messagecenter.auth.oidc.Refusal.Reason;
import io.messagecenter.auth.token.TokenMint;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Leads a browser to the provider and takes it in when it comes back; whatever goes wrong, to the login page with a word about it. */
@RestController
class OidcController {

    private static final Logger log = LoggerFactory.getLogger(OidcController.class);

    private static final String BACK_TO_LOGIN =
            "<!doctype html><title>Login failed</title><p><a href=\"/login/\">Log in again</a></p>";

    private final @Nullable OidcLogin login;
    private final Arrivals arrivals;
    private final UsedOnce usedOnce;
    private final TokenMint mint;
    private final AuditLog audit;
    private final Clock clock;

    OidcController(
            Optional<OidcLogin> login,
            Arrivals arrivals,
            UsedOnce usedOnce,
            TokenMint mint,
            AuditLog audit,
            Clock clock) {
        this.login = login.orElse(null);
        this.arrivals = arrivals;
        this.usedOnce = usedOnce;
        this.mint = mint;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param prompt {@code login} for somebody who wants to be another person than the one whom the provider knows already */
    @GetMapping("/auth/oidc/login")
    ResponseEntity<Void> login(
            @RequestParam(name = "return_to", required = false) @Nullable String returnTo,
            @RequestParam(required = false) @Nullable String prompt,
            HttpServletRequest request) {
        if (login == null) {
            return toLoginPage(Reason.NO_PROVIDER).build();
        }
        try {
            var beginning =
                    login.flow().begin(request, ReturnTo.ownPath(returnTo), "login".equals(prompt) ? prompt : null);
            return redirect(beginning.address().toString())
                    .header(HttpHeaders.SET_COOKIE, login.tickets().cookie(beginning.ticket(), request))
                    .build();
        } catch (ProviderAway away) {
            return toLoginPage(Reason.PROVIDER_AWAY).build();
        }
    }

    @GetMapping("/auth/oidc/callback")
    @ApiResponse(
            responseCode = "302",
            description = "To the dashboard; or to the login page, with a word about what went wrong",
            content = @Content)
    ResponseEntity<String> callback(
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(name = "iss", required = false) @Nullable String issuer,
            HttpServletRequest request) {
        try {
            return finish(new CodeFlow.Answer(code, state, error, issuer), request);
        } catch (Refusal refusal) {
            log.info("A login by the provider came to nothing: {} {}", refusal.getMessage(), refusal.detail());
            var details = refusal.detail() == null
                    ? Map.of("way", "oidc", "reason", refusal.reason().code())
                    : Map.of("way", "oidc", "reason", refusal.reason().code(), "detail", refusal.detail());
            audit.record("login.failed", null, details);
            var forged = refusal.reason() == Reason.STATE || refusal.reason() == Reason.WRONG_ANSWER;
            var answer = forged ? unauthorized(refusal.reason()) : toLoginPage(refusal.reason());
            if (login != null && state != null) {
                answer.header(HttpHeaders.SET_COOKIE, login.tickets().gone(state, request));
            }
            return forged ? answer.contentType(MediaType.TEXT_HTML).body(BACK_TO_LOGIN) : answer.build();
        }
    }

    private ResponseEntity<String> finish(CodeFlow.Answer answer, HttpServletRequest request) {
        if (login == null) {
            throw new Refusal(Reason.NO_PROVIDER, null);
        }
        var ticket =
                login.tickets().find(answer.state(), request).orElseThrow(() -> new Refusal(Reason.STATE, "unknown"));
        if (!usedOnce.use("state " + ticket.state(), ticket.expiresAt())) {
            throw new Refusal(Reason.STATE, "used_before");
        }
        CodeFlow.Identity identity;
        try {
            identity = login.flow().finish(ticket, answer);
        } catch (ProviderAway away) {
            throw new Refusal(Reason.PROVIDER_AWAY, null);
        }
        var arrival = arrivals.arrive(identity, login.issuer(), login.seal(identity.refreshToken()));
        var user = arrival.user();
        var token = mint.mint(
                user.id(),
                user.username(),
                user.name(),
                user.role(),
                arrival.grant().session(),
                clock.instant());
        return redirect(Objects.requireNonNullElseGet(ticket.returnTo(), () -> ReturnTo.dashboardOf(user.role())))
                .header(HttpHeaders.SET_COOKIE, login.tickets().gone(ticket.state(), request))
                .header(
                        HttpHeaders.SET_COOKIE,
                        SessionCookies.of(arrival.grant().refreshToken(), token, mint.lifetime(), request))
                .build();
    }

    private static ResponseEntity.BodyBuilder toLoginPage(Reason reason) {
        return redirect(loginPage(reason));
    }

    /** What proves nothing; the browser of a person goes on to the login page by itself. */
    private static ResponseEntity.BodyBuilder unauthorized(Reason reason) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .cacheControl(CacheControl.noStore())
                .header("Refresh", "0; url=" + loginPage(reason));
    }

    private static String loginPage(Reason reason) {
        return "/login/?error=" + reason.code();
    }

    private static ResponseEntity.BodyBuilder redirect(String address) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.LOCATION, address);
    }
}
