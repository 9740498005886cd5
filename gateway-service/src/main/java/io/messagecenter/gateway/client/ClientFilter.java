package io.messagecenter.gateway.client;

import io.messagecenter.gateway.FilterOrder;
import java.net.InetAddress;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Finds out who is calling, before anything else needs to know. */
@Component
@Order(FilterOrder.CLIENT)
class ClientFilter implements WebFilter {

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9._-]{1,253}(:\\d{1,5})?|\\[[0-9A-Fa-f:.]{2,45}](:\\d{1,5})?");

    private final TrustedProxies proxies;

    ClientFilter(ProxyProperties properties) {
        this.proxies = new TrustedProxies(properties.trusted());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        clientOf(exchange.getRequest()).remember(exchange);
        return chain.filter(exchange);
    }

    private Client clientOf(ServerHttpRequest request) {
        var headers = request.getHeaders();
        var peer = peerOf(request);
        var host = hostOr(headers.getFirst(HttpHeaders.HOST), "localhost");
        if (!proxies.trusts(peer)) {
            return new Client(peer, scheme(request.getURI().getScheme()), host);
        }
        return new Client(
                proxies.clientBehind(peer, headers.getValuesAsList("X-Forwarded-For")),
                scheme(headers.getFirst("X-Forwarded-Proto")),
                hostOr(headers.getFirst("X-Forwarded-Host"), host));
    }

    private static InetAddress peerOf(ServerHttpRequest request) {
        var remote = Objects.requireNonNull(request.getRemoteAddress(), "a connection has two ends");
        return remote.getAddress();
    }

    private static String scheme(@Nullable String claimed) {
        return "https".equalsIgnoreCase(claimed) ? "https" : "http";
    }

    private static String hostOr(@Nullable String claimed, String otherwise) {
        return claimed != null && HOST.matcher(claimed).matches() ? claimed : otherwise;
    }
}
