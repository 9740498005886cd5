package io.messagecenter.gateway.start;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The page that greets at the root, and {@code GET /status}, which it asks for the state of the services. */
@Configuration(proxyBeanMethods = false)
class StartPage {

    record Status(List<ServiceProbe.State> items, @Nullable String virtualPhone) {}

    @Bean
    RouterFunction<ServerResponse> startPageRoutes(ServiceProbe probe, StartProperties properties) {
        var phone = properties.simulatorUrl() == null
                ? null
                : properties.simulatorUrl().toString();
        var routes = RouterFunctions.route();
        file(routes, "/", "index.html", "text", "html");
        file(routes, "/start.css", "start.css", "text", "css");
        file(routes, "/start.js", "start.js", "text", "javascript");
        return routes.GET(
                        "/status",
                        _ -> probe.states()
                                .flatMap(states -> ServerResponse.ok()
                                        .cacheControl(CacheControl.noStore())
                                        .bodyValue(new Status(states, phone))))
                .build();
    }

    private static void file(RouterFunctions.Builder routes, String path, String name, String type, String subtype) {
        var content = new ClassPathResource("start/" + name);
        var mediaType = new MediaType(type, subtype, StandardCharsets.UTF_8);
        routes.GET(path, _ -> answer(content, mediaType)).HEAD(path, _ -> answer(content, mediaType));
    }

    private static Mono<ServerResponse> answer(ClassPathResource content, MediaType type) {
        return ServerResponse.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .bodyValue(content);
    }
}
