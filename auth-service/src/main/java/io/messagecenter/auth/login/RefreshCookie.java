package io.messagecenter.auth.login;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.ResponseCookie;

/** The refresh token on its way: no script sees it, no other site makes a browser send it, and only to those who need it. */
final class RefreshCookie {

    static final String NAME = "mc_refresh";

    /** As long as an unused token keeps its session alive. */
    private static final Duration MAX_AGE = Duration.ofDays(7);

    private RefreshCookie() {}

    static String of(String token, HttpServletRequest request) {
        return cookie(token, MAX_AGE, request);
    }

    static String gone(HttpServletRequest request) {
        return cookie("", Duration.ZERO, request);
    }

    private static String cookie(String value, Duration maxAge, HttpServletRequest request) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .secure(request.isSecure() || !isLocal(request.getServerName()))
                .sameSite("Strict")
                .path("/auth")
                .maxAge(maxAge)
                .build()
                .toString();
    }

    /** Where browsers take a connection without TLS for safe. */
    static boolean isLocal(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || host.equals("[::1]")
                || host.equals("::1")
                || host.equals("0:0:0:0:0:0:0:1");
    }
}
