package io.messagecenter.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client of the live stream; it remembers all that it got. */
final class Screen implements AutoCloseable {

    /** What came. */
    record Event(String name, JsonNode data) {

        long chatId() {
            return data.path("chat_id").asLong();
        }

        long change() {
            return data.path("change").asLong();
        }
    }

    private final HttpResponse<InputStream> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile @Nullable String lastId;
    private volatile boolean over;

    private Screen(HttpResponse<InputStream> response, @Nullable String lastId) {
        this.response = response;
        this.lastId = lastId;
        Thread.startVirtualThread(this::read);
    }

    /** Opens the stream from that place on, or from now on. */
    static Screen open(Api user, @Nullable String lastEventId) {
        var api = lastEventId == null ? user : user.with("Last-Event-ID", lastEventId);
        return new Screen(api.open("/chats/stream"), lastEventId);
    }

    private void read() {
        var name = "message";
        var data = "";
        String id = null;
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(name, MessageCenter.JSON.readTree(data)));
                    }
                    lastId = id == null ? lastId : id;
                    name = "message";
                    data = "";
                    id = null;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // closed by us, or cut off
        } finally {
            over = true;
        }
    }

    Event await(Predicate<Event> matches) {
        return Customers.eventually()
                .until(() -> events.stream().filter(matches).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }

    boolean hasSeen(long chat, long change) {
        return events.stream().anyMatch(e -> e.chatId() == chat && e.change() == change);
    }

    /** The numbers of all events of that chat that came. */
    List<Long> changes(long chat) {
        return events.stream()
                .filter(e -> e.chatId() == chat && e.change() > 0)
                .map(Event::change)
                .toList();
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** What a client would come back with. */
    @Nullable String lastId() {
        return lastId;
    }

    boolean isOver() {
        return over;
    }

    @Nullable String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
