package io.messagecenter.gateway.problem;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.netty.channel.ChannelException;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.cloud.gateway.support.ServiceUnavailableException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The one place where an error of the gateway's own becomes an answer: always {@code application/problem+json}. */
@Component
@Order(-2) // before Spring Boot's own handler, which is at -1
class Problems implements ErrorWebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        var response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(error);
        }
        var problem = problemOf(error, exchange);
        response.setStatusCode(problem.status());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setCacheControl("no-store");
        var retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        var body = json.writeValueAsBytes(bodyOf(problem, exchange));
        response.getHeaders().setContentLength(body.length);
        if (exchange.getRequest().getMethod() == HttpMethod.HEAD) {
            return response.setComplete();
        }
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private ProblemException problemOf(Throwable error, ServerWebExchange exchange) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return switch (error) {
            case ProblemException problem -> {
                if (!problem.isClientsFault()) {
                    logAway(route, problem.getCause());
                }
                yield problem;
            }
            case CallNotPermittedException refused -> ProblemException.serviceAway(refused);
            case ServiceUnavailableException refused -> ProblemException.serviceAway(refused);
            case IOException e when route != null -> away(route, e);
            case ChannelException e when route != null -> away(route, e);
            case TimeoutException e when route != null -> away(route, e);
            case ErrorResponse response
            when HttpStatus.resolve(response.getStatusCode().value()) instanceof HttpStatus s -> ProblemException.of(s);
            default -> {
                log.error("Unexpected error on {}", exchange.getRequest().getPath(), error);
                yield ProblemException.of(HttpStatus.INTERNAL_SERVER_ERROR);
            }
        };
    }

    private static ProblemException away(Route route, Throwable cause) {
        logAway(route, cause);
        return ProblemException.serviceAway(cause);
    }

    private static void logAway(@Nullable Route route, @Nullable Throwable cause) {
        log.warn("{} does not answer: {}", route == null ? "a service" : route.getUri(), String.valueOf(cause));
    }

    private static ProblemDetail bodyOf(ProblemException problem, ServerWebExchange exchange) {
        var body = ProblemDetail.forStatusAndDetail(problem.status(), problem.getMessage());
        body.setType(URI.create("urn:message-center:problem:" + problem.code()));
        body.setTitle(problem.status().getReasonPhrase());
        body.setInstance(URI.create(exchange.getRequest().getURI().getRawPath()));
        body.setProperty("code", problem.code());
        return body;
    }
}
