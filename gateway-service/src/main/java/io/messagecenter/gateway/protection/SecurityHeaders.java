package io.messagecenter.gateway.protection;

import io.messagecenter.gateway.FilterOrder;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** The headers that tell a browser what an answer may not be used for. On everything, errors too. */
@Component
@Order(FilterOrder.SECURITY_HEADERS)
class SecurityHeaders implements WebFilter {

    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    /** For the gateway's own pages. Styles may be inline, since frameworks set them; scripts never. */
    private static final String PAGES = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";
    /** For all that is no page: should a browser ever show it as one, it can do nothing. */
    private static final String DATA = "default-src 'none'; frame-ancestors 'none'";

    private final boolean https;

    SecurityHeaders(PublicProperties properties) {
        this.https = properties.isHttps();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var response = exchange.getResponse();
        response.beforeCommit(() -> {
            write(response.getHeaders());
            return Mono.empty();
        });
        return chain.filter(exchange);
    }

    private void write(HttpHeaders headers) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(self), payment=(), usb=()");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-site");
        headers.remove("X-XSS-Protection");
        headers.remove("Server");
        if (https) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        // A service may know better, for a file or an export.
        if (!headers.containsHeader(CONTENT_SECURITY_POLICY)) {
            headers.set(
                    CONTENT_SECURITY_POLICY, MediaType.TEXT_HTML.isCompatibleWith(contentType(headers)) ? PAGES : DATA);
        }
    }

    private static MediaType contentType(HttpHeaders headers) {
        try {
            var type = headers.getContentType();
            return type == null ? MediaType.APPLICATION_OCTET_STREAM : type;
        } catch (IllegalArgumentException notAType) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }
}
