package io.messagecenter.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the live stream, which remembers all that it got; it reads as the specification of EventSource says. */
public final class Screen implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What came. */
    public record Event(@Nullable String id, String name, JsonNode data) {

        public long chatId() {
            return data.path("chat_id").asLong();
        }

        public long change() {
            return data.path("change").asLong();
        }
    }

    public final HttpHeaders headers;
    private final InputStream body;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile @Nullable String lastId;
    private final AtomicInteger comments = new AtomicInteger();
    private volatile boolean over;

    private Screen(InputStream body, HttpHeaders headers) {
        this.body = body;
        this.headers = headers;
        Thread.ofVirtual().start(this::read);
    }

    static Screen open(HttpRequest request) {
        try {
            var response = HTTP.send(request, BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            return new Screen(response.body(), response.headers());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Reads a stream that does not come by HTTP. */
    public static Screen of(InputStream body) {
        return new Screen(body, HttpHeaders.of(Map.of(), (name, value) -> true));
    }

    private void read() {
        String id = null;
        var name = "message";
        var data = new StringBuilder();
        try (var lines = new BufferedReader(new InputStreamReader(body, UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    comments.incrementAndGet();
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring(6));
                } else if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(id, name, JsonMapper.shared().readTree(data.toString())));
                    }
                    lastId = id == null ? lastId : id;
                    id = null;
                    name = "message";
                    data.setLength(0);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // it was closed
        } finally {
            over = true;
        }
    }

    /** All that came of one chat, in its order. */
    public List<Event> of(long chatId) {
        return events.stream().filter(e -> e.chatId() == chatId).toList();
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    /** Waits for the first event of that name about that chat. */
    public Event await(String name, long chatId) {
        return await(e -> e.name().equals(name) && e.chatId() == chatId);
    }

    /** Waits for the first event that matches. */
    public Event await(Predicate<Event> matches) {
        return eventually()
                .until(() -> events.stream().filter(matches).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }

    /** Waits until the server has ended the stream. */
    public void awaitEnd() {
        eventually().until(() -> over);
    }

    public boolean isOver() {
        return over;
    }

    /** What a client would come back with. */
    public @Nullable String lastId() {
        return lastId;
    }

    public int comments() {
        return comments.get();
    }

    public static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
