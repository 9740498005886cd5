package io.messagecenter.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.messagecenter.contracts.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A scripted WHAPI: each chat's next calls go as the test says, all the others well. Keeps a ledger of what it took. */
public final class WhapiStub {

    /** What the stub does with one call. */
    public record Act(
            boolean accepts,
            int status,
            String body,
            Map<String, String> headers,
            @Nullable CountDownLatch until) {

        public static Act answer(int status) {
            return new Act(false, status, error(status, "scripted " + status), Map.of(), null);
        }

        public static Act answer(int status, String body) {
            return new Act(false, status, body, Map.of(), null);
        }

        public static Act tooMany(int seconds) {
            return new Act(false, 429, error(429, "slow down"), Map.of("Retry-After", "" + seconds), null);
        }

        /** Takes it and then says nothing of use: status 0 closes the connection. */
        public static Act acceptThen(int status) {
            return new Act(true, status, "<html>oops", Map.of(), null);
        }

        /** Takes it but lets the caller wait. */
        public static Act acceptAfter(CountDownLatch latch) {
            return new Act(true, 200, "", Map.of(), latch);
        }

        /** Does not take it and lets the caller wait. */
        public static Act stall(CountDownLatch latch) {
            return new Act(false, 0, "", Map.of(), latch);
        }

        private static String error(int status, String message) {
            return "{\"error\":{\"code\":%d,\"message\":\"%s\"}}".formatted(status, message);
        }
    }

    /** A send that was taken. */
    public record Taken(
            String id, String to, String words, @Nullable String quoted, Instant at) {}

    /** Any call, with the trace that it says it belongs to. */
    public record Call(
            String method,
            String path,
            JsonNode body,
            @Nullable String traceParent) {}

    private final int port;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<String, Deque<Act>> scripts = new ConcurrentHashMap<>();
    private final Set<String> notOnWhatsApp = ConcurrentHashMap.newKeySet();
    private final Set<String> listsBroken = ConcurrentHashMap.newKeySet();
    private final List<Taken> ledger = new CopyOnWriteArrayList<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Served> served = new ConcurrentHashMap<>();
    private final Map<String, Function<JsonNode, Act>> answers = new ConcurrentHashMap<>();
    private final List<ObjectNode> everything = new CopyOnWriteArrayList<>();
    private volatile @Nullable CountDownLatch listHeldBy;
    private volatile int listRefusal;
    private volatile String health = "AUTH";
    private volatile int refusal;
    private volatile @Nullable HttpServer server;

    public WhapiStub() {
        try {
            server = listen(0);
            port = server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The next calls for this chat. */
    public void script(String to, Act... acts) {
        scripts.computeIfAbsent(to, _ -> new ArrayDeque<>()).addAll(Arrays.asList(acts));
    }

    public void health(String state) {
        health = state;
    }

    /** Every call that would change something is refused with this status, until 0. */
    public void refuseAll(int status) {
        refusal = status;
    }

    /** The number, as digits, belongs to nobody. */
    public void takeOffWhatsApp(String number) {
        notOnWhatsApp.add(number);
    }

    /** What a GET of this path answers. */
    public void serves(String path, int status, String contentType, byte[] bytes) {
        served.put(path, new Served(status, contentType, bytes));
    }

    private record Served(int status, String typeOrLocation, byte[] bytes) {}

    /** What a call such as {@code PATCH /settings} answers to its body. */
    public void answers(String call, Function<JsonNode, Act> how) {
        answers.put(call, how);
    }

    /** What the list of all chats shows, whoever wrote it. */
    public void lists(ObjectNode message) {
        everything.add(message);
    }

    /** The list of all chats is refused with this status, until 0. */
    public void refuseList(int status) {
        listRefusal = status;
    }

    /** The list of all chats takes its time. */
    public void holdList(CountDownLatch until) {
        listHeldBy = until;
    }

    public void breakList(String chat) {
        listsBroken.add(chat);
    }

    /** What was taken for this chat, in order. */
    public List<String> words(String to) {
        return taken(to).stream().map(Taken::words).toList();
    }

    public List<Taken> taken(String to) {
        return ledger.stream().filter(t -> t.to().equals(to)).toList();
    }

    /** How many sends for this chat reached WHAPI, taken or not. */
    public long sendCalls(String to) {
        return calls.stream()
                .filter(c -> c.path().startsWith("/messages/")
                        && c.body().path("to").asString("").equals(to))
                .count();
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Nobody listens any more. */
    public void stop() {
        var running = server;
        if (running != null) {
            running.stop(0);
            server = null;
        }
    }

    public void start() {
        try {
            server = listen(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpServer listen(int onPort) throws IOException {
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::handle);
        http.start();
        return http;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = URLDecoder.decode(exchange.getRequestURI().getRawPath(), UTF_8);
        var bytes = exchange.getRequestBody().readAllBytes();
        var isFile = path.equals("/media");
        var body = EventJson.mapper().readTree(bytes.length == 0 || isFile ? "{}".getBytes(UTF_8) : bytes);
        calls.add(new Call(
                exchange.getRequestMethod(),
                path,
                body,
                exchange.getRequestHeaders().getFirst("traceparent")));
        if (path.startsWith("/files/")) {
            serve(exchange, path);
        } else if (!"Bearer stub-token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, Act.error(401, "no token"), Map.of());
        } else if (answers.containsKey(exchange.getRequestMethod() + " " + path)) {
            var act = answers.get(exchange.getRequestMethod() + " " + path).apply(body);
            answer(exchange, act.status(), act.body(), act.headers());
        } else if (path.equals("/health")) {
            answer(
                    exchange,
                    200,
                    "{\"channel_id\":\"STUB-1\",\"status\":{\"code\":9,\"text\":\"" + health + "\"}}",
                    Map.of());
        } else if (exchange.getRequestMethod().equals("GET") && !path.startsWith("/messages/list")) {
            serve(exchange, path);
        } else if (path.equals("/messages/list")) {
            listAll(exchange);
        } else if (path.startsWith("/messages/list/")) {
            list(exchange, path.substring("/messages/list/".length()));
        } else if (path.equals("/contacts")) {
            checkNumber(exchange, body.path("contacts").path(0).asString(""));
        } else if (refusal != 0) {
            answer(exchange, refusal, Act.error(refusal, "refused"), Map.of());
        } else {
            carryOut(exchange, path, body);
        }
    }

    private void serve(HttpExchange exchange, String path) throws IOException {
        var found = served.get(path);
        if (found == null) {
            answer(exchange, 404, Act.error(404, "unknown"), Map.of());
            return;
        }
        try (exchange) {
            exchange.getResponseHeaders()
                    .add(found.status() / 100 == 3 ? "Location" : "Content-Type", found.typeOrLocation());
            exchange.sendResponseHeaders(found.status(), found.bytes().length == 0 ? -1 : 0);
            exchange.getResponseBody().write(found.bytes());
        }
    }

    private void checkNumber(HttpExchange exchange, String number) throws IOException {
        var known = notOnWhatsApp.contains(number) ? "invalid" : "valid";
        answer(
                exchange,
                200,
                "{\"contacts\":[{\"input\":\"%s\",\"status\":\"%s\"}]}".formatted(number, known),
                Map.of());
    }

    private void carryOut(HttpExchange exchange, String path, JsonNode body) throws IOException {
        var to = body.path("to").asString("");
        var script = scripts.getOrDefault(to.isEmpty() ? path : to, new ArrayDeque<>());
        Act act;
        synchronized (script) {
            act = script.poll();
        }
        var id = "wa-" + ids.incrementAndGet();
        if (path.equals("/media") && act == null) {
            answer(exchange, 200, "{\"media\":[{\"id\":\"png-" + id + "\"}]}", Map.of());
            return;
        }
        if (body.has("media") && (act == null || act.accepts())) {
            ledger.add(new Taken(
                    id,
                    to,
                    path.substring("/messages/".length()) + " "
                            + body.path("media").asString() + " "
                            + body.path("caption").asString(""),
                    body.path("quoted").asString(null),
                    Instant.now()));
        }
        if (path.equals("/messages/text") && !body.has("edit") && (act == null || act.accepts())) {
            ledger.add(new Taken(
                    id, to, body.path("body").asString(""), body.path("quoted").asString(null), Instant.now()));
        }
        if (act != null && act.until() != null) {
            awaitLatch(act.until());
        }
        if (act == null || act.accepts() && act.body().isEmpty()) {
            answer(
                    exchange,
                    200,
                    "{\"sent\":true,\"message\":{\"id\":\"" + id + "\",\"status\":\"pending\"}}",
                    Map.of());
        } else if (act.status() == 0) {
            exchange.close();
        } else {
            answer(exchange, act.status(), act.body(), act.headers());
        }
    }

    private void list(HttpExchange exchange, String chat) throws IOException {
        if (listsBroken.contains(chat)) {
            answer(exchange, 500, "{}", Map.of());
            return;
        }
        var messages = new ArrayList<Map<String, Object>>();
        taken(chat).stream()
                .forEach(t -> messages.addFirst(Map.of(
                        "id", t.id(),
                        "from_me", true,
                        "source", "api",
                        "timestamp", t.at().getEpochSecond(),
                        "text", Map.of("body", t.words()))));
        answer(exchange, 200, EventJson.mapper().writeValueAsString(Map.of("messages", messages)), Map.of());
    }

    private void listAll(HttpExchange exchange) throws IOException {
        if (listHeldBy != null) {
            awaitLatch(listHeldBy);
        }
        if (listRefusal != 0) {
            answer(exchange, listRefusal, Act.error(listRefusal, "refused"), Map.of());
            return;
        }
        var query = UriComponentsBuilder.fromUri(exchange.getRequestURI())
                .build()
                .getQueryParams()
                .toSingleValueMap();
        var page = everything.stream()
                .filter(m -> m.path("timestamp").asLong() >= Long.parseLong(query.get("time_from")))
                .filter(m -> m.path("timestamp").asLong() <= Long.parseLong(query.get("time_to")))
                .sorted(Comparator.comparingLong(m -> m.path("timestamp").asLong()))
                .skip(Long.parseLong(query.get("offset")))
                .limit(Long.parseLong(query.get("count")))
                .toList();
        answer(exchange, 200, EventJson.mapper().writeValueAsString(Map.of("messages", page)), Map.of());
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body, Map<String, String> headers)
            throws IOException {
        try (exchange) {
            headers.forEach(exchange.getResponseHeaders()::add);
            var bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
