package io.messagecenter.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The system as an admin sees it, through the gateway. */
final class OpsGateway {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI address;
    private String token = "";

    OpsGateway(URI address) {
        this.address = address;
    }

    void logIn(String username, String password) throws IOException, InterruptedException {
        var body = JSON.createObjectNode().put("username", username).put("password", password);
        token = call("POST", "/auth/login", body.toString())
                .path("access_token")
                .asText();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return call("GET", path, "");
    }

    JsonNode post(String path) throws IOException, InterruptedException {
        return call("POST", path, "");
    }

    private JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        var json = answer.body().isBlank() ? JSON.nullNode() : JSON.readTree(answer.body());
        if (answer.statusCode() >= 400) {
            throw Refusal.state(json.path("detail").asText("the gateway answered " + answer.statusCode()));
        }
        return json;
    }
}
