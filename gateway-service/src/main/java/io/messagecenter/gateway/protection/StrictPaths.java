package io.messagecenter.gateway.protection;

import io.messagecenter.gateway.FilterOrder;
import io.messagecenter.gateway.problem.ProblemException;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses paths that a service behind could read differently than the routes here do. */
@Component
@Order(FilterOrder.PATHS)
class StrictPaths implements WebFilter {

    private static final Pattern DOT_SEGMENT =
            Pattern.compile("(^|[/\\\\]|%2f|%5c)(\\.|%2e){1,2}([/\\\\;]|%2f|%5c|%3b|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern AMBIGUOUS = Pattern.compile(
            "//|[\\\\;]" // empty segments, backslashes, path parameters
                    + "|%(2f|5c|3b|25|7f|[01][0-9a-f])" // slashes and the like encoded, double encoding, control
                    // characters
                    + "|%(?![0-9a-f]{2})", // a broken escape
            Pattern.CASE_INSENSITIVE);

    /** A webhook may come by any path below its own: whoever set it up need not have been careful with slashes. */
    static boolean isAmbiguous(String rawPath) {
        return DOT_SEGMENT.matcher(rawPath).find()
                || !rawPath.startsWith("/webhook/whapi")
                        && AMBIGUOUS.matcher(rawPath).find();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isAmbiguous(exchange.getRequest().getURI().getRawPath())
                ? Mono.error(ProblemException.malformedPath())
                : chain.filter(exchange);
    }
}
