package io.messagecenter.chat.media;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Where a request has its token: in the header; where a file is read, in a cookie too, since a picture in a page sends no header.
 * Nothing that changes anything is opened by the cookie.
 */
@Component
class MediaTokens implements BearerTokenResolver {

    static final String COOKIE = "media_token";

    private final DefaultBearerTokenResolver header = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        var token = header.resolve(request);
        return token == null && readsFile(request) ? cookie(request) : token;
    }

    private static boolean readsFile(HttpServletRequest request) {
        var reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return reads && request.getRequestURI().startsWith("/media/");
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }
}
