package io.messagecenter.gateway;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** Asks the gateway as clients do. */
@TestComponent
public class Asker {

    private final HttpClient direct =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpClient throughProxy;
    private final Environment environment;
    private final CircuitBreakerRegistry breakers;

    Asker(Environment environment, CircuitBreakerRegistry breakers) throws IOException {
        this.environment = environment;
        this.breakers = breakers;
        this.throughProxy = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.ofLiteral("127.0.0.2"))
                .build();
    }

    /** All services and breakers as new; for the beginning of each test. */
    public void reset() {
        Backends.AUTH.reset();
        Backends.CHAT.reset();
        Backends.WEBHOOK.reset();
        Backends.BOT.reset();
        Backends.OUTBOUND.reset();
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    public int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    /** A request to be completed; the path is sent as it stands. */
    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    public HttpResponse<String> get(String path) {
        return ask(to(path));
    }

    public HttpResponse<String> post(String path, byte[] body) {
        return ask(to(path).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Sends the body in chunks, without saying how long it is. */
    public HttpResponse<String> postChunked(String path, byte[] body) {
        return ask(to(path).POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
    }

    public HttpResponse<String> ask(HttpRequest.Builder request) {
        return send(direct, request);
    }

    /** From an address that counts as a trusted proxy. */
    public HttpResponse<String> askThroughProxy(HttpRequest.Builder request) {
        return send(throughProxy, request);
    }

    /** The body of an answer, as it comes. */
    public InputStream open(String path) throws IOException, InterruptedException {
        return direct.send(to(path).build(), HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    /** Sends these lines as they stand, with a pause after each part, and returns the beginning of the answer's status line. */
    public String askRaw(Duration pause, String... parts) throws IOException {
        try (var socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(20_000);
            for (var part : parts) {
                socket.getOutputStream().write(part.getBytes(StandardCharsets.UTF_8));
                LockSupport.parkNanos(pause.toNanos());
            }
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
        }
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
