package io.messagecenter.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final String REQUEST = "GET /fast HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Test
    void countsGoodAnswersAndOthers() {
        var asked = new AtomicInteger();
        server.createContext("/fast", exchange -> answer(exchange, asked.incrementAndGet() % 2 == 0 ? 204 : 503));
        try (var load = new HttpLoad(port(), 2, Requests.always(REQUEST), Answers.IGNORED)) {
            var result = load.open(100, Duration.ofSeconds(1));
            assertThat(result.ok() + result.failed()).isBetween(99L, 101L);
            assertThat(result.failed()).isBetween(49L, 51L);
        }
    }

    @Test
    void theWaitBeforeARequestThatWasDueCountsAsItsLatency() {
        var first = new AtomicInteger();
        server.createContext("/fast", exchange -> {
            if (first.getAndIncrement() == 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1_000));
            }
            answer(exchange, 204);
        });
        try (var load = new HttpLoad(port(), 1, Requests.always(REQUEST), Answers.IGNORED)) {
            var result = load.open(50, Duration.ofSeconds(2));
            // About half of the requests were due while the first one held the only connection.
            assertThat(result.millis(60)).isGreaterThan(100);
        }
    }

    @Test
    void aServerThatEndsConnectionsIsConnectedAgain() {
        server.createContext("/fast", exchange -> {
            exchange.getResponseHeaders().set("Connection", "close");
            answer(exchange, 204);
        });
        try (var load = new HttpLoad(port(), 4, Requests.always(REQUEST), Answers.IGNORED)) {
            var result = load.open(50, Duration.ofSeconds(1));
            assertThat(result.ok()).isBetween(49L, 51L);
            assertThat(result.failed()).isZero();
        }
    }

    @Test
    void everyWebhookHasAMessageOfItsOwn() {
        Queue<String> bodies = new ConcurrentLinkedQueue<>();
        server.createContext("/webhook/whapi", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            answer(exchange, 200);
        });
        var webhooks = new Webhooks(port(), "CHANNEL-1", 10);
        try (var load = new HttpLoad(port(), 2, webhooks, Answers.IGNORED)) {
            load.open(20, Duration.ofSeconds(1));
        }
        assertThat(bodies).hasSizeGreaterThan(15).doesNotHaveDuplicates();
        assertThat(bodies).anyMatch(body -> body.contains("\"id\":\"" + webhooks.providerId(3) + "\""));
        assertThat(webhooks.number(webhooks.providerId(3))).isEqualTo(3);
        assertThat(webhooks.number("somebody-else")).isNegative();
    }

    @Test
    void aStreamThatWasCutOffComesBackToWhereItWas() throws Exception {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        server.createContext("/chats/stream", exchange -> {
            asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("Last-Event-ID")));
            exchange.sendResponseHeaders(200, 0);
            var out = exchange.getResponseBody();
            for (var part : List.of(
                    ": welcome\nid: c0\n\n",
                    "id: c1\nevent: message.created\ndata: {\"provider_id\"",
                    ":\"p1\"}\n\n")) {
                out.write(part.getBytes(UTF_8));
                out.flush();
            }
            LockSupport.park();
        });
        var group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        var created = new LinkedBlockingQueue<String>();
        try {
            var stream = new StreamReader(group, port(), "token", (reader, id, at) -> created.add(id));
            stream.open().get(20, TimeUnit.SECONDS);
            assertThat(created.poll(20, TimeUnit.SECONDS)).isEqualTo("p1");
            stream.cut();
            stream.open().get(20, TimeUnit.SECONDS);
            assertThat(created.poll(20, TimeUnit.SECONDS)).isEqualTo("p1");
            assertThat(asked).containsExactly("null", "c1");
        } finally {
            group.shutdownGracefully(0, 2, TimeUnit.SECONDS);
        }
    }
}
