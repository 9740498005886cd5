package io.messagecenter.gateway.protection;

import io.messagecenter.gateway.FilterOrder;
import io.messagecenter.gateway.client.Client;
import io.messagecenter.gateway.problem.ProblemException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Turns away who asks more than anybody needs. Webhooks pass: their sender would hold back customers' messages. */
@Component
@Order(FilterOrder.RATE_LIMIT)
class RateLimit implements WebFilter {

    private static final int MAX_CALLERS = 20_000;

    private final boolean on;
    private final TokenBuckets buckets;

    RateLimit(RateLimitProperties properties) {
        this.on = properties.requestsPerSecond() > 0;
        this.buckets = new TokenBuckets(
                Math.max(1, properties.requestsPerSecond()), properties.burst(), MAX_CALLERS, System::nanoTime);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!on || exchange.getRequest().getPath().value().startsWith("/webhook/")) {
            return chain.filter(exchange);
        }
        var wait = buckets.take(Client.of(exchange).network());
        return wait.isZero() ? chain.filter(exchange) : Mono.error(ProblemException.tooManyRequests(wait));
    }
}
