package io.messagecenter.gateway.protection;

import io.messagecenter.gateway.FilterOrder;
import io.messagecenter.gateway.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Pages of which origins may call: CORS for the listed ones. A request of another origin is answered without the headers that
 * would let its page read the answer; only its question beforehand is refused. So whoever reaches the server through a proxy
 * that nobody told it about can still work.
 */
@Component
@Order(FilterOrder.ORIGINS)
class Origins implements WebFilter {

    private final Set<String> allowed;
    private final CorsWebFilter cors;

    Origins(PublicProperties properties) {
        this.allowed = Set.copyOf(properties.allowedOrigins());
        this.cors = new CorsWebFilter(_ -> rules(properties.allowedOrigins()));
    }

    private static CorsConfiguration rules(List<String> origins) {
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(origins);
        rules.setAllowCredentials(true);
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        rules.setAllowedHeaders(List.of("*"));
        rules.setExposedHeaders(List.of("Location", "Retry-After", "Content-Disposition", "ETag"));
        rules.setMaxAge(Duration.ofHours(1));
        return rules;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var origin = exchange.getRequest().getHeaders().getOrigin();
        if (origin == null) {
            return chain.filter(exchange);
        }
        if (allowed.contains(origin)) {
            return cors.filter(exchange, chain);
        }
        return CorsUtils.isPreFlightRequest(exchange.getRequest())
                ? Mono.error(ProblemException.foreignOrigin())
                : chain.filter(exchange);
    }
}
