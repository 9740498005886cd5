package io.messagecenter.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Speaks to the simulator as a client of WHAPI does. */
final class Wire {

    private static final JsonMapper JSON = new JsonMapper();

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** An answer; {@code json} is missing when its body is no JSON. */
    record Answer(int status, JsonNode json, HttpResponse<byte[]> raw) {}

    Wire(int port) {
        base = URI.create("http://localhost:" + port);
    }

    Answer get(String path) throws IOException {
        return call("GET", path, null);
    }

    Answer post(String path, String body) throws IOException {
        return call("POST", path, body);
    }

    Answer put(String path, String body) throws IOException {
        return call("PUT", path, body);
    }

    Answer delete(String path) throws IOException {
        return call("DELETE", path, null);
    }

    Answer call(String method, String path, @Nullable String body) throws IOException {
        return exchange(request(method, path, body).header("Authorization", "Bearer any"));
    }

    HttpRequest.Builder request(String method, String path, @Nullable String body) {
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(5))
                .method(method, publisher);
        return body == null ? request : request.header("Content-Type", "application/json");
    }

    Answer exchange(HttpRequest.Builder request) throws IOException {
        try {
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            var isJson = response.headers()
                    .firstValue("content-type")
                    .filter(type -> type.startsWith("application/json"))
                    .isPresent();
            var json = isJson ? JSON.readTree(response.body()) : MissingNode.getInstance();
            return new Answer(response.statusCode(), json, response);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The ids of the accepted sends to this number, in order. */
    List<String> sentTo(String phone) throws IOException {
        return get("/sim/sent?phone=" + phone)
                .json()
                .path("items")
                .valueStream()
                .map(sent -> sent.path("id").asString())
                .toList();
    }
}
