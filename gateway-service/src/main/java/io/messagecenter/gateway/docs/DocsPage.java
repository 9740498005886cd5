package io.messagecenter.gateway.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The page {@code /docs} on which admins browse the OpenAPI documents of the services. The page itself says nothing; the documents
 * come from the services, with the token of whoever is logged in.
 */
@Configuration(proxyBeanMethods = false)
class DocsPage {

    private static final String LIBRARY = "classpath:META-INF/resources/webjars/swagger-ui/*/";

    @Bean
    RouterFunction<ServerResponse> docsPageRoutes() throws IOException {
        var routes = RouterFunctions.route();
        file(routes, "/docs", new ClassPathResource("docs/index.html"), "text", "html");
        file(routes, "/docs/docs.js", new ClassPathResource("docs/docs.js"), "text", "javascript");
        file(routes, "/docs/swagger-ui.css", library("swagger-ui.css"), "text", "css");
        file(routes, "/docs/swagger-ui-bundle.js", library("swagger-ui-bundle.js"), "text", "javascript");
        return routes.build();
    }

    /** A file of the library, whatever its version. */
    private static Resource library(String name) throws IOException {
        var found = new PathMatchingResourcePatternResolver().getResources(LIBRARY + name);
        if (found.length != 1) {
            throw new IllegalStateException("Not one " + name + " on the class path");
        }
        return found[0];
    }

    private static void file(
            RouterFunctions.Builder routes, String path, Resource content, String type, String subtype) {
        var mediaType = new MediaType(type, subtype, StandardCharsets.UTF_8);
        routes.GET(path, _ -> answer(content, mediaType));
    }

    private static Mono<ServerResponse> answer(Resource content, MediaType type) {
        return ServerResponse.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .bodyValue(content);
    }
}
