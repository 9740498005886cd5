package io.messagecenter.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Calls an HTTP API as anybody would. */
public final class Api {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String base;
    private final Map<String, String> headers;

    public Api(String base) {
        this(base, Map.of());
    }

    private Api(String base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** An answer; {@code json} is null where the body is none. */
    public record Answer(int status, Map<String, String> headers, String body) {

        public JsonNode json() {
            return MessageCenter.JSON.readTree(body);
        }

        public @Nullable String header(String name) {
            return headers.get(name.toLowerCase());
        }

        public Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected " + expected + ", got " + status + ": " + body);
            }
            return this;
        }
    }

    /** The same API with one more header on each call. */
    public Api with(String header, String value) {
        var more = new java.util.HashMap<>(headers);
        more.put(header, value);
        return new Api(base, more);
    }

    /** Logs in and returns the API with that user's token. */
    public Api login(String username, String password) {
        var token = post("/auth/login", Map.of("username", username, "password", password))
                .expect(200)
                .json()
                .get("access_token")
                .asString();
        return with("Authorization", "Bearer " + token);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, MessageCenter.JSON.writeValueAsBytes(body));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, MessageCenter.JSON.writeValueAsBytes(body));
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, MessageCenter.JSON.writeValueAsBytes(body));
    }

    /** Asks for what has no end. */
    HttpResponse<InputStream> open(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach(request::setHeader);
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError(response.statusCode() + ": "
                        + new String(response.body().readAllBytes(), UTF_8));
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends bytes as they are. */
    public Answer send(String method, String path, byte @Nullable [] body) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            var received = new java.util.HashMap<String, String>();
            response.headers().map().forEach((name, values) -> received.put(name.toLowerCase(), values.getFirst()));
            return new Answer(response.statusCode(), received, response.body());
        } catch (IOException e) {
            return new Answer(0, Map.of(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
