package io.messagecenter.auth.login;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.ResponseCookie;

/**
 * The tokens that a browser keeps: no script sees them, no other site makes a browser send them, and each goes only to those who
 * need it. The one for renewal goes to {@code /auth}, the access token to {@code /media}, since a picture in a page sends no header.
 */
public final class SessionCookies {

    static final String REFRESH = "mc_refresh";
    static final String MEDIA = "media_token";

    /** As long as an unused token keeps its session alive. */
    private static final Duration REFRESH_AGE = Duration.ofDays(7);

    private SessionCookies() {}

    /** @param lifetime the access token's */
    public static String[] of(String refreshToken, String accessToken, Duration lifetime, HttpServletRequest request) {
        return new String[] {
            cookie(REFRESH, refreshToken, "/auth", REFRESH_AGE, request),
            cookie(MEDIA, accessToken, "/media", lifetime, request)
        };
    }

    static String[] gone(HttpServletRequest request) {
        return new String[] {
            cookie(REFRESH, "", "/auth", Duration.ZERO, request), cookie(MEDIA, "", "/media", Duration.ZERO, request)
        };
    }

    private static String cookie(String name, String value, String path, Duration maxAge, HttpServletRequest request) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(mustBeSecure(request))
                .sameSite("Strict")
                .path(path)
                .maxAge(maxAge)
                .build()
                .toString();
    }

    /** Cookies need TLS, except on this machine. */
    public static boolean mustBeSecure(HttpServletRequest request) {
        return request.isSecure() || !isLocal(request.getServerName());
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
