package io.messagecenter.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.auth.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Calls the API of an instance on a port as an admin, an agent or nobody. */
public final class Caller {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final @Nullable String authorization;

    private Caller(int port, @Nullable String authorization) {
        this.port = port;
        this.authorization = authorization;
    }

    public static Caller admin(int port) {
        return new Caller(port, TestTokens.bearer(1, "admin", Role.ADMIN));
    }

    /** An admin of that id and name. */
    public static Caller admin(int port, long id, String username) {
        return new Caller(port, TestTokens.bearer(id, username, Role.ADMIN));
    }

    public static Caller agent(int port) {
        return new Caller(port, TestTokens.bearer(2, "agent", Role.AGENT));
    }

    public static Caller nobody(int port) {
        return new Caller(port, null);
    }

    /** What the API said. */
    public record Answer(int status, JsonNode body) {

        /** The same answer, if it has that status. */
        public Answer is(int expected) {
            assertThat(status).as(body.toString()).isEqualTo(expected);
            return this;
        }

        public Answer isProblem(int expected, String code) {
            is(expected);
            assertThat(body.path("code").asString("")).isEqualTo(code);
            return this;
        }
    }

    /** @param json with {@code '} for {@code "}; null for no body */
    public Answer call(String method, String path, @Nullable String json) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json.replace('\'', '"')));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer get(String path) {
        return call("GET", path, null);
    }

    public Answer post(String path, String json) {
        return call("POST", path, json);
    }

    public Answer patch(String path, String json) {
        return call("PATCH", path, json);
    }

    public Answer delete(String path) {
        return call("DELETE", path, null);
    }
}
