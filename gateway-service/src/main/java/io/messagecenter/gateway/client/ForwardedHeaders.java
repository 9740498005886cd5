package io.messagecenter.gateway.client;

import java.util.List;
import java.util.Locale;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a service hears about a client comes from the gateway alone: whatever a client claims about who or where it is gets
 * dropped, and {@code X-Forwarded-For}, {@code -Proto}, {@code -Host} and {@code -Port} are written anew.
 */
@Component
class ForwardedHeaders implements HttpHeadersFilter, Ordered {

    private static final List<String> CLAIMED_PREFIXES = List.of(
            "x-forwarded-",
            "x-user",
            "x-agent",
            "x-auth",
            "x-remote-",
            "x-role",
            "x-real-",
            "x-client-",
            "x-original-");
    private static final List<String> CLAIMED_NAMES = List.of(
            "forwarded",
            "remote-user",
            "true-client-ip",
            "cf-connecting-ip",
            "x-rewrite-url",
            "x-http-method-override");

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        var headers = new HttpHeaders();
        input.forEach((name, values) -> {
            if (!isClaim(name)) {
                headers.addAll(name, values);
            }
        });
        var client = Client.of(exchange);
        headers.set("X-Forwarded-For", client.addressText());
        headers.set("X-Forwarded-Proto", client.scheme());
        headers.set("X-Forwarded-Host", client.host());
        headers.set("X-Forwarded-Port", client.port());
        return headers;
    }

    private static boolean isClaim(String header) {
        // Servers behind read X_User as X-User.
        var name = header.toLowerCase(Locale.ROOT).replace('_', '-');
        return CLAIMED_NAMES.contains(name) || CLAIMED_PREFIXES.stream().anyMatch(name::startsWith);
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE; // after the filter that drops what "Connection" names
    }
}
