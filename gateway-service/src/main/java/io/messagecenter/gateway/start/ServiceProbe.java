package io.messagecenter.gateway.start;

import io.messagecenter.gateway.routing.Services;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Whether the services answer at all. However many ask, each service is asked once in two seconds. */
@Component
class ServiceProbe {

    record State(String name, boolean up) {}

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final HttpClient http = HttpClient.create().responseTimeout(PATIENCE);
    private final Mono<List<State>> states;

    ServiceProbe(Services services) {
        this.states = Flux.fromIterable(services.byName().entrySet())
                .flatMapSequential(this::stateOf)
                .collectList()
                .cache(FRESH);
    }

    Mono<List<State>> states() {
        return states;
    }

    private Mono<State> stateOf(Map.Entry<String, URI> service) {
        return http.head()
                .uri(service.getValue().resolve("/"))
                .response()
                .timeout(PATIENCE)
                .map(anyAnswer -> true)
                .onErrorReturn(false)
                .map(up -> new State(service.getKey(), up));
    }
}
