package io.messagecenter.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.platform.test.Caller;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Everything here is for admins; an endpoint that is missing in the list fails the test. */
class AuthorizationTest extends OutboundTest {

    private static final Set<String> ENDPOINTS = Set.of(
            "GET /channel",
            "GET /channel/qr",
            "GET /channel/webhook",
            "POST /channel/webhook",
            "POST /channel/test",
            "GET /v3/api-docs",
            "GET /v3/api-docs.yaml");

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;

    @Test
    void everyEndpointIsInTheList() {
        var endpoints = mappings.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> info.getPatternValues().stream().map(path -> method + " " + path)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(endpoints).isEqualTo(new TreeSet<>(ENDPOINTS));
    }

    @Test
    void onlyAdminsMayDoAnything() {
        for (var endpoint : ENDPOINTS) {
            var method = endpoint.split(" ")[0];
            var path = endpoint.split(" ")[1];
            Caller.nobody(port).call(method, path, null).isProblem(401, "unauthorized");
            Caller.agent(port).call(method, path, null).isProblem(403, "forbidden");
        }
        Caller.admin(port).get("/channel").is(200);
        Caller.admin(port).get("/channel/").is(200);
        Caller.admin(port).get("/v3/api-docs").is(200);
    }
}
