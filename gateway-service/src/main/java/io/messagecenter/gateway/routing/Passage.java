package io.messagecenter.gateway.routing;

import io.messagecenter.gateway.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Passes a request on, its body held to a size, the service held to a time: until its answer begins, it may not stand still for
 * longer than {@code patience}. The clock starts anew with each part of the body, so that a slow upload is not mistaken for a
 * dead service; who stands still, client or service, decides between 408 and 503.
 */
final class Passage implements GatewayFilter {

    private final long maxBytes;
    private final Duration patience;

    Passage(long maxBytes, Duration patience) {
        this.maxBytes = maxBytes;
        this.patience = patience;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (exchange.getRequest().getHeaders().getContentLength() > maxBytes) {
            return Mono.error(ProblemException.tooLarge(maxBytes));
        }
        var request = new MeteredRequest(exchange.getRequest(), maxBytes);
        return chain.filter(exchange.mutate().request(request).build())
                .timeout(request.standsStillFor(patience))
                .onErrorMap(TimeoutException.class, _ -> stoodStill(request));
    }

    private ProblemException stoodStill(MeteredRequest request) {
        return request.waitsForClient()
                ? ProblemException.clientStalled()
                : ProblemException.serviceAway(new TimeoutException("no answer for " + patience.toMillis() + " ms"));
    }
}
