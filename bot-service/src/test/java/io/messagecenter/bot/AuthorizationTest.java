package io.messagecenter.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.platform.test.Caller;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Everything here is for admins; an endpoint that is missing in the table fails the test. */
@BotTest
class AuthorizationTest {

    /** What an admin is answered to a call that changes nothing. */
    private static final Map<String, Integer> TABLE = Map.of(
            "GET /bot/rules", 200,
            "POST /bot/rules", 400,
            "PATCH /bot/rules/{id}", 404,
            "DELETE /bot/rules/{id}", 404,
            "POST /bot/rules/try", 200,
            "GET /v3/api-docs", 200,
            "GET /v3/api-docs.yaml", 200);

    private static final Map<String, String> BODIES = Map.of(
            "POST /bot/rules", "{'name': ' ', 'keywords': ['x'], 'answer': 'x'}",
            "PATCH /bot/rules/{id}", "{}",
            "POST /bot/rules/try", "{'text': 'hello'}");

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;

    @Test
    void everyEndpointIsInTheTable() {
        var endpoints = mappings.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> info.getPatternValues().stream().map(path -> method + " " + path)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(endpoints).isEqualTo(new TreeSet<>(TABLE.keySet()));
    }

    @Test
    void onlyAdminsMayDoAnything() {
        TABLE.forEach((endpoint, expected) -> {
            var method = endpoint.split(" ")[0];
            var path = endpoint.split(" ")[1].replace("{id}", "999999");
            var body = BODIES.get(endpoint);
            Caller.nobody(port).call(method, path, body).isProblem(401, "unauthorized");
            Caller.agent(port).call(method, path, body).isProblem(403, "forbidden");
            if (!path.endsWith(".yaml")) {
                Caller.admin(port).call(method, path, body).is(expected);
            }
        });
    }
}
