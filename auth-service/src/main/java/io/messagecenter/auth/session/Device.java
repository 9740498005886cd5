package io.messagecenter.auth.session;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where a session is used, as far as the request under way tells, for people to recognize it.
 *
 * @param client what the browser calls itself: anything, so bounded and never trusted
 */
record Device(@Nullable String address, @Nullable String client) {

    private static final int MAX_CLIENT = 300;

    static Device ofRequest() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return new Device(null, null);
        }
        var request = attributes.getRequest();
        var client = request.getHeader(HttpHeaders.USER_AGENT);
        return new Device(request.getRemoteAddr(), client == null ? null : printable(client));
    }

    private static String printable(String client) {
        var plain = client.replaceAll("[^\\x20-\\x7e]", "");
        return plain.substring(0, Math.min(MAX_CLIENT, plain.length()));
    }
}
