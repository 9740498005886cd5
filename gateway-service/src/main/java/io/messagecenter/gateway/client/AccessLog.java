package io.messagecenter.gateway.client;

import io.messagecenter.gateway.FilterOrder;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * One line a request: method, path, status, time, client. Never a query string or a header, which may hold secrets, and only
 * the beginning of a webhook's path, which may be one.
 */
@Component
@Order(FilterOrder.ACCESS_LOG)
class AccessLog implements WebFilter {

    private static final Logger log = LoggerFactory.getLogger("access");
    private static final String WEBHOOK = "/webhook/whapi";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = loggable(exchange.getRequest().getURI().getRawPath());
        if (path.startsWith("/actuator")) {
            return chain.filter(exchange); // probes on the management port
        }
        var start = System.nanoTime();
        return chain.filter(exchange)
                .doOnCancel(() -> write(exchange, path, "gone", start))
                .doOnTerminate(() -> {
                    if (exchange.getResponse().isCommitted()) {
                        write(exchange, path, status(exchange), start);
                    } else {
                        // An error, or nothing written yet: the status is settled when the answer is committed.
                        exchange.getResponse().beforeCommit(() -> {
                            write(exchange, path, status(exchange), start);
                            return Mono.empty();
                        });
                    }
                });
    }

    private static void write(ServerWebExchange exchange, String path, String status, long start) {
        if (log.isInfoEnabled()) {
            log.info(
                    "{} {} {} {}ms {}",
                    exchange.getRequest().getMethod(),
                    path,
                    status,
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                    Client.of(exchange).addressText());
        }
    }

    private static String status(ServerWebExchange exchange) {
        var status = exchange.getResponse().getStatusCode();
        return status == null ? "200" : Integer.toString(status.value());
    }

    private static String loggable(String rawPath) {
        return rawPath.startsWith(WEBHOOK) && rawPath.length() > WEBHOOK.length() + 1 ? WEBHOOK + "/…" : rawPath;
    }
}
