package io.messagecenter.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Plays a service: remembers what it was asked, answers {@code {"served":true}}; can be stopped, frozen and made to fail. */
public final class Backend {

    /** What came through. */
    public record Request(String method, URI uri, Headers headers, int bodyLength) {}

    public static final String STREAM = "/chats/stream";

    /** Longer than the gateway's patience with what is no stream. */
    public static final Duration SILENCE = Duration.ofMillis(1500);

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private final List<Request> requests = new ArrayList<>();
    private final int port;
    private volatile @Nullable HttpServer server;
    private volatile CountDownLatch frozen = new CountDownLatch(0);
    private volatile int status = 200;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();

    Backend() {
        port = start(0);
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    private int start(int wanted) {
        try {
            var created = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            created.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            created.createContext("/", this::answer);
            created.start();
            server = created;
            return created.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            waiting.incrementAndGet();
            frozen.await();
            waiting.decrementAndGet();
            var length = exchange.getRequestBody().readAllBytes().length;
            synchronized (requests) {
                requests.add(new Request(
                        exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders(), length));
            }
            if (exchange.getRequestURI().getPath().equals(STREAM)) {
                stream(exchange);
                return;
            }
            var body = "{\"served\":true}".getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("X-XSS-Protection", "0");
            exchange.getResponseHeaders().set("Retry-After", "7");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One event at once, another after a silence, and then comments for as long as somebody listens. */
    private void stream(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var out = exchange.getResponseBody();
        streams.incrementAndGet();
        try {
            out.write("data: one\n\n".getBytes(UTF_8));
            out.flush();
            NEVER.await(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
            out.write("data: two\n\n".getBytes(UTF_8));
            out.flush();
            for (int i = 0; i < 400 && !NEVER.await(50, TimeUnit.MILLISECONDS); i++) {
                out.write(": still here\n\n".getBytes(UTF_8));
                out.flush();
            }
        } finally {
            streams.decrementAndGet();
        }
    }

    /** How many streams somebody listens to. */
    public int streams() {
        return streams.get();
    }

    public void stop() {
        var running = server;
        if (running != null) {
            running.stop(0);
            server = null;
        }
    }

    /** Takes connections, reads nothing, answers nothing, as a stopped process does. */
    public void freeze() {
        frozen = new CountDownLatch(1);
    }

    /** How many requests are here that a frozen service does not answer. */
    public int waiting() {
        return waiting.get();
    }

    public void answersWith(int status) {
        this.status = status;
    }

    /** As new: running, answering, remembering nothing. */
    public void reset() {
        frozen.countDown();
        status = 200;
        if (server == null) {
            start(port);
        }
        synchronized (requests) {
            requests.clear();
        }
    }

    public List<Request> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    public Request lastRequest() {
        return requests().getLast();
    }
}
