package io.messagecenter.gateway.dashboard;

import java.net.URI;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** Sends the dashboard's files. */
final class DashboardHandler implements WebHandler {

    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    private final Dashboard dashboard;

    DashboardHandler(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var path = request.getPath().value();
        if (request.getMethod() != HttpMethod.GET && request.getMethod() != HttpMethod.HEAD) {
            return nothingHere();
        }
        var asset = dashboard.find(path);
        if (asset.isPresent()) {
            return send(exchange, asset.get());
        }
        if (dashboard.isPageWithoutSlash(path)) {
            return redirect(exchange, path + "/");
        }
        var page = dashboard.notFoundPage();
        if (page.isPresent() && wantsPage(request)) {
            exchange.getResponse().setStatusCode(HttpStatus.NOT_FOUND);
            restrict(exchange.getResponse().getHeaders(), page.get());
            return write(exchange, page.get());
        }
        return nothingHere();
    }

    private static Mono<Void> nothingHere() {
        return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** A browser's address bar says so; programs and scripts take anything. */
    private static boolean wantsPage(ServerHttpRequest request) {
        return request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT).stream()
                .anyMatch(accept -> accept.contains(MediaType.TEXT_HTML_VALUE));
    }

    private static Mono<Void> redirect(ServerWebExchange exchange, String path) {
        var query = exchange.getRequest().getURI().getRawQuery();
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.PERMANENT_REDIRECT);
        response.getHeaders().setLocation(URI.create(query == null ? path : path + "?" + query));
        return response.setComplete();
    }

    private Mono<Void> send(ServerWebExchange exchange, Asset asset) {
        var headers = exchange.getResponse().getHeaders();
        headers.setCacheControl(asset.cacheControl());
        restrict(headers, asset); // with 304, too: a browser puts its headers over those of the copy that it has
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return exchange.checkNotModified(asset.etag(), Instant.MIN)
                ? exchange.getResponse().setComplete()
                : write(exchange, asset);
    }

    /** Pages, and a worker, which has the policy of its own file. */
    private void restrict(HttpHeaders headers, Asset asset) {
        if (!asset.isImmutable()) {
            headers.set(CONTENT_SECURITY_POLICY, dashboard.contentSecurityPolicy());
        }
    }

    private Mono<Void> write(ServerWebExchange exchange, Asset asset) {
        var response = exchange.getResponse();
        var headers = response.getHeaders();
        headers.setContentType(asset.type());
        var gzipped = asset.gzipped();
        var body = asset.content();
        if (gzipped != null && takesGzip(exchange.getRequest())) {
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
            body = gzipped;
        }
        headers.setContentLength(body.length);
        return exchange.getRequest().getMethod() == HttpMethod.HEAD
                ? response.setComplete()
                : response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private static boolean takesGzip(ServerHttpRequest request) {
        return request.getHeaders().getValuesAsList(HttpHeaders.ACCEPT_ENCODING).stream()
                .anyMatch(coding -> coding.startsWith("gzip") && !coding.matches("gzip\\s*;\\s*q=0(\\.0*)?"));
    }
}
