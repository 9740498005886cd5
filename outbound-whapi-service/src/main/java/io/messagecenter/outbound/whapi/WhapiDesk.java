package io.messagecenter.outbound.whapi;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.messagecenter.contracts.EventJson;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What admins ask WHAPI: state, login and settings of its channel. Kept apart from the sends, which neither wait for it nor stop
 * because of it. Nothing is repeated, and no body is logged: settings hold secrets.
 */
@Component
public class WhapiDesk {

    private static final Logger log = LoggerFactory.getLogger(WhapiDesk.class);
    private static final String NAME = "whapi-desk";
    private static final int LARGEST_ANSWER = 1024 * 1024;
    private static final int AT_ONCE = 4;

    private final RestClient http;
    private final URI baseUrl;
    private final Bulkhead places;
    private final CircuitBreaker circuit;

    WhapiDesk(RestClient whapiDeskHttp, WhapiProperties properties, MeterRegistry meters) {
        this.http = whapiDeskHttp;
        this.baseUrl = properties.baseUrl();
        var bulkheads = BulkheadRegistry.of(BulkheadConfig.custom()
                .maxConcurrentCalls(AT_ONCE)
                .maxWaitDuration(Duration.ofSeconds(2))
                .build());
        var circuits = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(10)
                .minimumNumberOfCalls(5)
                .waitDurationInOpenState(Duration.ofSeconds(5))
                .build());
        this.places = bulkheads.bulkhead(NAME);
        this.circuit = circuits.circuitBreaker(NAME);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(circuits).bindTo(meters);
    }

    /**
     * What WHAPI said.
     *
     * @param status 0 when it said nothing
     */
    public record Reply(int status, JsonNode body) {

        static final Reply NONE = new Reply(0, MissingNode.getInstance());

        public boolean isOk() {
            return status >= 200 && status < 300;
        }

        public boolean isNone() {
            return status == 0;
        }
    }

    /** Never wakes a stopped channel. */
    public Reply health() {
        return ask(HttpMethod.GET, uri().pathSegment("health").queryParam("wakeup", false), null);
    }

    public Reply settings() {
        return ask(HttpMethod.GET, uri().pathSegment("settings"), null);
    }

    /** The events that one can be told of. */
    public Reply allowedEvents() {
        return ask(HttpMethod.GET, uri().pathSegment("settings", "events"), null);
    }

    /** Changes the named settings; {@code webhooks} is replaced as a whole. */
    public Reply changeSettings(JsonNode changes) {
        return ask(HttpMethod.PATCH, uri().pathSegment("settings"), changes);
    }

    /** Lets WHAPI post a test to a webhook. */
    public Reply testWebhook(JsonNode webhook) {
        return ask(HttpMethod.POST, uri().pathSegment("settings", "webhook_test"), webhook);
    }

    /** The code by which a phone is linked; wakes the channel, which shows none while it sleeps. */
    public Reply login() {
        return ask(HttpMethod.GET, uri().pathSegment("users", "login").queryParam("wakeup", true), null);
    }

    private UriComponentsBuilder uri() {
        return UriComponentsBuilder.fromUri(baseUrl);
    }

    private Reply ask(HttpMethod method, UriComponentsBuilder address, @Nullable JsonNode body) {
        var uri = address.build().encode().toUri();
        try {
            return places.executeSupplier(() -> circuit.executeSupplier(() -> exchange(method, uri, body)));
        } catch (CallNotPermittedException | BulkheadFullException e) {
            return Reply.NONE;
        } catch (RestClientException e) {
            log.info(
                    "{} {}: {}",
                    method,
                    uri.getPath(),
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
            return Reply.NONE;
        }
    }

    private Reply exchange(HttpMethod method, URI uri, @Nullable JsonNode body) {
        var request = http.method(method).uri(uri);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON)
                    .body(EventJson.mapper().writeValueAsBytes(body));
        }
        return request.exchangeForRequiredValue((sent, answer) ->
                new Reply(answer.getStatusCode().value(), read(answer.getBody().readNBytes(LARGEST_ANSWER))));
    }

    /** A proxy before WHAPI may answer anything. */
    private static JsonNode read(byte[] bytes) {
        try {
            var body = EventJson.mapper().readTree(bytes);
            return body == null ? MissingNode.getInstance() : body;
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
