package io.messagecenter.gateway.protection;

import io.messagecenter.gateway.FilterOrder;
import io.messagecenter.gateway.client.Client;
import io.messagecenter.gateway.problem.ProblemException;
import java.time.Duration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Turns away who asks more than anybody needs. Webhooks pass: their sender would hold back customers' messages. Logins are fewer: more
 * than a few a second cannot be answered anyway, each being meant to be expensive, and somebody who guesses should cost little.
 */
@Component
@Order(FilterOrder.RATE_LIMIT)
class RateLimit implements WebFilter {

    private static final int MAX_CALLERS = 20_000;

    private final boolean on;
    private final TokenBuckets buckets;
    private final TokenBuckets logins;

    RateLimit(RateLimitProperties properties) {
        this.logins = new TokenBuckets(
                properties.loginsPerSecond(), properties.loginsAtOnce(), MAX_CALLERS, System::nanoTime);
        this.on = properties.requestsPerSecond() > 0;
        this.buckets = new TokenBuckets(
                Math.max(1, properties.requestsPerSecond()), properties.burst(), MAX_CALLERS, System::nanoTime);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().value();
        if (path.startsWith("/webhook/")) {
            return chain.filter(exchange);
        }
        var caller = Client.of(exchange).network();
        var wait = on ? buckets.take(caller) : Duration.ZERO;
        if (wait.isZero() && path.startsWith("/auth/login")) {
            wait = logins.take(caller);
        }
        return wait.isZero() ? chain.filter(exchange) : Mono.error(ProblemException.tooManyRequests(wait));
    }
}
