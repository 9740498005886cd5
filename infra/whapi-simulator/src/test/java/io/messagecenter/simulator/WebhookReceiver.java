package io.messagecenter.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receives webhooks, answers 200 or what it is told to, and remembers them all. */
final class WebhookReceiver implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** One request; {@code at} in nanoseconds, {@code answered} is the code that we gave. */
    record Hook(String method, String path, @Nullable String secret, JsonNode body, long at, int answered) {

        String messageId() {
            return body.at("/messages/0/id").asString("");
        }

        String status() {
            return body.at("/statuses/0/status").asString("");
        }
    }

    private final HttpServer server;
    private final List<Hook> hooks = new CopyOnWriteArrayList<>();
    private final Queue<Integer> nextAnswers = new ConcurrentLinkedQueue<>();

    WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/hook";
    }

    /** These codes are given to the next requests, then 200 again. */
    void answerNext(Integer... codes) {
        nextAnswers.addAll(List.of(codes));
    }

    List<Hook> all() {
        return hooks;
    }

    List<Hook> about(String messageId) {
        return hooks.stream()
                .filter(hook -> hook.body().toString().contains("\"" + messageId + "\""))
                .toList();
    }

    void clear() {
        hooks.clear();
        nextAnswers.clear();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            var told = nextAnswers.poll();
            var code = told == null ? 200 : told;
            hooks.add(new Hook(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("X-Webhook-Secret"),
                    body,
                    System.nanoTime(),
                    code));
            exchange.sendResponseHeaders(code, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
