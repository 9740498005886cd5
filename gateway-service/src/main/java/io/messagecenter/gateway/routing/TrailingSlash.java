package io.messagecenter.gateway.routing;

import io.messagecenter.gateway.FilterOrder;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.reactive.UrlHandlerFilter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** A path works with and without a slash at its end: services see it without. */
@Component
@Order(FilterOrder.TRAILING_SLASH)
class TrailingSlash implements WebFilter {

    private final UrlHandlerFilter filter = UrlHandlerFilter.trailingSlashHandler(
                    Stream.of(Stream.of(Routes.AUTH), Stream.of(Routes.CHAT), Stream.of(Routes.MEDIA, Routes.WEBHOOK))
                            .flatMap(paths -> paths)
                            .map(path -> path.endsWith("/**") ? path : path + "/")
                            .toArray(String[]::new))
            .mutateRequest()
            .build();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return filter.filter(exchange, chain);
    }
}
