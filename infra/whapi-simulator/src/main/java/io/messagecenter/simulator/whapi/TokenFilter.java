package io.messagecenter.simulator.whapi;

import io.messagecenter.simulator.SimulatorProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** WHAPI's way to refuse: 401 without a token, 404 for one that belongs to no channel. */
final class TokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final String expected;

    TokenFilter(SimulatorProperties properties) {
        this.expected = properties.channel().token();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        var token = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : "";
        if (token.isEmpty()) {
            refuse(response, 401, "Unauthorized: give the channel's token as Authorization: Bearer");
        } else if (!expected.isEmpty() && !expected.equals(token)) {
            refuse(response, 404, "Channel not found");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void refuse(HttpServletResponse response, int code, String message) throws IOException {
        response.setStatus(code);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter().printf("{\"error\":{\"code\":%d,\"message\":\"%s\"}}", code, message);
    }
}
