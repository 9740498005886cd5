package io.messagecenter.auth.oidc;

import io.messagecenter.auth.login.SessionCookies;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps {@link LoginTicket}s in cookies, one a login, so that any instance can finish what another began and two tabs do not disturb
 * each other. SameSite=Lax: a browser brings it along when the provider sends it back to us.
 */
final class LoginTickets {

    static final String PREFIX = "mc_oidc_";
    static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final String PATH = "/auth/oidc";

    private final Sealer sealer;
    private final JsonMapper json;
    private final Clock clock;

    LoginTickets(Sealer sealer, JsonMapper json, Clock clock) {
        this.sealer = sealer;
        this.json = json;
        this.clock = clock;
    }

    String cookie(LoginTicket ticket, HttpServletRequest request) {
        return cookie(ticket.state(), sealer.seal(json.writeValueAsString(ticket)), LIFETIME, request);
    }

    /** The ticket of the login with this state, if this browser began it and it is not too long ago. */
    Optional<LoginTicket> find(@Nullable String state, HttpServletRequest request) {
        if (state == null || request.getCookies() == null) {
            return Optional.empty();
        }
        return Stream.of(request.getCookies())
                .filter(cookie -> cookie.getName().equals(nameOf(state)))
                .map(Cookie::getValue)
                .flatMap(value -> sealer.open(value).stream())
                .map(text -> json.readValue(text, LoginTicket.class))
                .filter(ticket ->
                        ticket.state().equals(state) && clock.instant().isBefore(ticket.expiresAt()))
                .findFirst();
    }

    String gone(String state, HttpServletRequest request) {
        return cookie(state, "", Duration.ZERO, request);
    }

    private static String cookie(String state, String value, Duration age, HttpServletRequest request) {
        return ResponseCookie.from(nameOf(state), value)
                .httpOnly(true)
                .secure(SessionCookies.mustBeSecure(request))
                .sameSite("Lax")
                .path(PATH)
                .maxAge(age)
                .build()
                .toString();
    }

    private static String nameOf(String state) {
        return PREFIX + UsedOnce.hex(state.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
}
