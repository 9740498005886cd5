package io.messagecenter.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** Calls the service as the gateway does. */
@TestComponent
public class Api {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Environment environment;

    Api(Environment environment) {
        this.environment = environment;
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public <T> T read(String path) {
            return JsonPath.read(body(), path);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public List<String> headers(String name) {
            return response.headers().allValues(name);
        }

        public String accessToken() {
            assertThat(status()).as(body()).isEqualTo(200);
            return read("$.access_token");
        }

        /** Name and value of the refresh cookie, as a browser would send it back. */
        public String cookie() {
            return header("Set-Cookie").split(";", 2)[0];
        }

        public long id() {
            return this.<Number>read("$.id").longValue();
        }

        public Answer isProblem(int status, String code) {
            assertThat(status()).as(body()).isEqualTo(status);
            assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(this.<String>read("$.code")).isEqualTo(code);
            assertThat(this.<Integer>read("$.status")).isEqualTo(status);
            assertThat(this.<String>read("$.type")).isEqualTo("urn:message-center:problem:" + code);
            assertThat(body()).doesNotContain("Exception", "org.", "io.messagecenter");
            return this;
        }
    }

    /** A call on its way. */
    public final class Call {
        private final HttpRequest.Builder request;

        private Call(String method, String path, String body) {
            request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                    .timeout(Duration.ofSeconds(30))
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .header("Content-Type", "application/json");
        }

        public Call as(String accessToken) {
            return header("Authorization", "Bearer " + accessToken);
        }

        /** As the gateway tells where the client is. */
        public Call from(String address) {
            return header("X-Forwarded-For", address);
        }

        public Call header(String name, String value) {
            request.setHeader(name, value);
            return this;
        }

        public Answer send() {
            try {
                return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    public int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    public Call call(String method, String path) {
        return new Call(method, path, "");
    }

    public Call call(String method, String path, String json) {
        return new Call(method, path, json);
    }

    public Call login(String username, String password) {
        return call("POST", "/auth/login", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password));
    }

    public Answer get(String path, String accessToken) {
        return call("GET", path).as(accessToken).send();
    }

    public String admin() {
        return login("admin", "admin123").send().accessToken();
    }

    public String agent() {
        return login("agent", "agent123").send().accessToken();
    }

    /** The password of whom {@link #newUser} makes. */
    public static final String PASSWORD = "blue horses 42";

    /** A new user of a name nobody has; the answer to the registration. */
    public Answer newUser(String role) {
        var username = role + "-" + UUID.randomUUID().toString().substring(0, 8);
        var answer = call("POST", "/auth/register", """
                {"username":"%s","password":"%s","name":"New %s","role":"%s"}""".formatted(username, PASSWORD, username, role))
                .as(admin())
                .send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    public Answer patchUser(long id, String json) {
        return call("PATCH", "/users/" + id, json).as(admin()).send();
    }
}
