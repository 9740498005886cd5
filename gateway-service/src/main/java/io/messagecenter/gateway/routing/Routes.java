package io.messagecenter.gateway.routing;

import java.net.URI;
import java.time.Duration;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/**
 * The routes. Nothing is ever sent twice: no route retries. The breakers, one a service, cover the time until a service begins
 * to answer, and count only that it does not: see {@link ServiceAway}.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

    /** What the gateway passes on; everything else is its own or nobody's. */
    static final String[] AUTH = {"/auth/**", "/users/**", "/audit/**", "/ops/**", "/.well-known/jwks.json"};

    static final String[] CHAT = {"/chats/**", "/customers/**", "/labels/**", "/canned-answers/**", "/reports/**"};
    static final String BOT = "/bot/**";
    static final String CHANNEL = "/channel/**";
    static final String MEDIA = "/media/**";
    static final String STREAM = "/chats/stream";
    static final String WEBHOOK = "/webhook/whapi/**";

    @Bean
    RouteLocator routeLocator(RouteLocatorBuilder builder, Services services, LimitProperties limits) {
        var routes = builder.routes();
        // An endless answer: before /chats/**, without a breaker. That it begins is waited for, its end is not.
        routes.route(
                "stream",
                route -> route.path(STREAM)
                        .filters(filters ->
                                filters.filter(new Passage(limits.json().toBytes(), limits.patience())))
                        .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, -1)
                        .uri(services.chat()));
        add(routes, "chat", services.chat(), limits.json(), limits.patience(), CHAT);
        add(routes, "media", "chat", services.chat(), wrapped(limits.media()), limits.patience(), MEDIA);
        add(routes, "auth", services.auth(), limits.json(), limits.patience(), AUTH);
        add(routes, "bot", services.bot(), limits.json(), limits.patience(), BOT);
        add(routes, "outbound", services.outbound(), limits.json(), limits.patience(), CHANNEL);
        docs(routes, "chat", services.chat());
        docs(routes, "auth", services.auth());
        docs(routes, "bot", services.bot());
        docs(routes, "outbound", services.outbound());
        add(routes, "webhook", services.webhook(), limits.webhook(), limits.webhookPatience(), WEBHOOK);
        return routes.build();
    }

    /** A service's description of its API; the service asks for an admin's token. */
    private static void docs(RouteLocatorBuilder.Builder routes, String service, URI uri) {
        routes.route(
                "docs-" + service,
                route -> route.path("/docs/" + service + ".json")
                        .filters(filters -> filters.setPath("/v3/api-docs"))
                        .uri(uri));
    }

    private static void add(
            RouteLocatorBuilder.Builder routes,
            String service,
            URI uri,
            DataSize maxBody,
            Duration patience,
            String... paths) {
        add(routes, service, service, uri, maxBody, patience, paths);
    }

    private static void add(
            RouteLocatorBuilder.Builder routes,
            String id,
            String breaker,
            URI uri,
            DataSize maxBody,
            Duration patience,
            String... paths) {
        routes.route(
                id,
                route -> route.path(paths)
                        .filters(filters -> filters.circuitBreaker(config -> config.setName(breaker))
                                .filter(new Passage(maxBody.toBytes(), patience)))
                        .uri(uri));
    }

    private static DataSize wrapped(DataSize file) {
        return DataSize.ofBytes(file.toBytes() + DataSize.ofKilobytes(64).toBytes());
    }
}
