package io.messagecenter.fakeai;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server. Beside OpenAI's paths ({@code /v1/chat/completions}, {@code /v1/models}, both also without {@code /v1}):
 *
 * <ul>
 *   <li>{@code PUT /script} with a {@link Step} or a list of them replaces the script; {@code {}} clears it
 *   <li>{@code GET /requests}: the newest {@value #REMEMBERED} completions asked for, oldest first
 *   <li>{@code DELETE /} forgets script and requests
 *   <li>{@code GET /health}
 * </ul>
 */
public final class FakeAi implements AutoCloseable {

    /** So many requests are remembered. */
    static final int REMEMBERED = 200;

    private static final int MAX_BODY_BYTES = 4 * 1024 * 1024;
    private static final long LONGEST_HANG_MINUTES = 10;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Script script = new Script();
    private final Deque<JsonNode> requests = new ArrayDeque<>();

    private FakeAi(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts a server.
     *
     * @param address port 0 takes a free one
     * @throws IOException if the port is taken
     */
    public static FakeAi start(InetSocketAddress address) throws IOException {
        var server = HttpServer.create(address, 0);
        var fake = new FakeAi(server);
        server.setExecutor(fake.threads);
        server.createContext("/", fake::handle);
        server.start();
        return fake;
    }

    /** What a client takes as the base address of the API; ends in {@code /v1}. */
    public URI baseUrl() {
        var address = server.getAddress();
        return URI.create("http://" + address.getHostString() + ":" + address.getPort() + "/v1");
    }

    /** Replaces the script; without steps every request is answered in the ordinary way. */
    public void script(Step... steps) {
        script.replace(List.of(steps));
    }

    /** The bodies of the completions asked for, oldest first. */
    public List<JsonNode> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** Forgets script and requests. */
    public void forget() {
        script();
        synchronized (requests) {
            requests.clear();
        }
    }

    @Override
    public void close() {
        script();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().replaceFirst("^/v1(?=/)", "");
            switch (exchange.getRequestMethod() + " " + path) {
                case "POST /chat/completions" -> complete(exchange);
                case "GET /models" -> answer(exchange, 200, models());
                case "GET /health" -> answer(exchange, 200, Map.of("status", "UP"));
                case "PUT /script" -> replaceScript(exchange);
                case "GET /requests" -> answer(exchange, 200, Map.of("items", requests()));
                case "DELETE /" -> {
                    forget();
                    exchange.sendResponseHeaders(204, -1);
                }
                default -> answer(exchange, 404, error("Unknown request URL", "unknown_url"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void complete(HttpExchange exchange) throws IOException, InterruptedException {
        var request = read(exchange);
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            answer(exchange, 401, error("You didn't provide an API key.", "invalid_api_key"));
            return;
        }
        if (request == null
                || !request.path("messages").isArray()
                || request.path("messages").isEmpty()) {
            answer(exchange, 400, error("'messages' must be a list that is not empty", "invalid_request_error"));
            return;
        }
        remember(request);
        var turn = script.next();
        var step = turn.step();
        TimeUnit.MILLISECONDS.sleep(step.delayMs());
        if (step.hang()) {
            turn.replaced().await(LONGEST_HANG_MINUTES, TimeUnit.MINUTES);
            return;
        }
        int status = step.status() == null ? 200 : step.status();
        if (step.body() != null) {
            answer(exchange, status, step.body());
        } else if (status != 200) {
            answer(exchange, status, error("Scripted failure", "scripted"));
        } else if (step.malformed()) {
            send(exchange, 200, "{\"id\":\"chatcmpl-half\",\"choices\":[{\"index\":0,\"mess".getBytes(UTF_8));
        } else {
            var answer = step.answer() == null ? Answers.to(lastQuestion(request)) : step.answer();
            answer(exchange, 200, completion(request.path("model").asString("fake"), answer));
        }
    }

    private void replaceScript(HttpExchange exchange) throws IOException {
        try {
            var body = read(exchange);
            if (body == null || !body.isContainer()) {
                throw new IllegalArgumentException("neither a step nor a list of steps");
            }
            var steps = body.isArray()
                    ? List.of(JSON.treeToValue(body, Step[].class))
                    : body.isEmpty() ? List.<Step>of() : List.of(JSON.treeToValue(body, Step.class));
            script.replace(steps);
            answer(exchange, 200, Map.of("steps", steps.size()));
        } catch (JacksonException | IllegalArgumentException e) {
            answer(exchange, 400, error("Not a script: " + e.getMessage(), "invalid_script"));
        }
    }

    private void remember(JsonNode request) {
        synchronized (requests) {
            requests.addLast(request);
            while (requests.size() > REMEMBERED) {
                requests.removeFirst();
            }
        }
    }

    private static String lastQuestion(JsonNode request) {
        var question = "";
        for (var message : request.path("messages")) {
            if (message.path("role").asString("").equals("user")) {
                question = words(message.path("content"));
            }
        }
        return question;
    }

    /** Content is a string or a list of parts, of which those of type text have words. */
    private static String words(JsonNode content) {
        if (content.isString()) {
            return content.stringValue();
        }
        var words = new StringBuilder();
        content.forEach(part -> words.append(part.path("text").asString("")));
        return words.toString();
    }

    private static Map<String, Object> completion(String model, String answer) {
        return Map.of(
                "id",
                "chatcmpl-" + Integer.toHexString(answer.hashCode()),
                "object",
                "chat.completion",
                "created",
                1_700_000_000,
                "model",
                model,
                "choices",
                List.of(Map.of(
                        "index",
                        0,
                        "message",
                        Map.of("role", "assistant", "content", answer),
                        "finish_reason",
                        "stop")),
                "usage",
                Map.of("prompt_tokens", 1, "completion_tokens", 1, "total_tokens", 2));
    }

    private static Map<String, Object> models() {
        var model = Map.of("id", "fake", "object", "model", "created", 1_700_000_000, "owned_by", "fake-ai");
        return Map.of("object", "list", "data", List.of(model));
    }

    private static Map<String, Object> error(String message, String code) {
        return Map.of("error", Map.of("message", message, "type", "invalid_request_error", "code", code));
    }

    /** The body as JSON; null if it is none. */
    private static @Nullable JsonNode read(HttpExchange exchange) throws IOException {
        try {
            return JSON.readTree(exchange.getRequestBody().readNBytes(MAX_BODY_BYTES));
        } catch (JacksonException e) {
            return null;
        }
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        send(exchange, status, JSON.writeValueAsBytes(body));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
