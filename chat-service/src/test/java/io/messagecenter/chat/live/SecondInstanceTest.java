package io.messagecenter.chat.live;

import static io.messagecenter.chat.Screen.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import io.messagecenter.chat.Screen;
import io.messagecenter.chat.access.Scope;
import io.messagecenter.chat.conversation.Snapshots;
import io.messagecenter.chat.log.Cursor;
import io.messagecenter.chat.log.Log;
import io.messagecenter.contracts.auth.Role;
import io.messagecenter.platform.directory.Directory;
import io.messagecenter.platform.problem.ProblemException;
import io.messagecenter.platform.security.CurrentUser;
import io.messagecenter.platform.security.UserInForce;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.unit.DataSize;

/** Another instance beside the one of the other tests, with little memory and little patience. */
@ChatTest
class SecondInstanceTest {

    @Autowired
    Desk desk;

    @Autowired
    Log log;

    @Autowired
    Frames frames;

    @Autowired
    Snapshots snapshots;

    @Autowired
    Directory directory;

    @Autowired
    UserInForce inForce;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Runnable> toStop = new ArrayList<>();

    static LiveSettings settings() {
        return new LiveSettings(
                Duration.ofMillis(200),
                3,
                2,
                2,
                DataSize.ofMegabytes(1),
                Duration.ZERO,
                Duration.ofMinutes(65),
                1,
                Duration.ofHours(24),
                20);
    }

    /** An instance that remembers two events and lets three wait. */
    private final class Instance {
        final LiveSettings settings = settings();
        final LiveMetrics metrics = new LiveMetrics(meters, Clock.systemUTC());
        final Streams streams = new Streams(frames, directory, inForce, settings, metrics);
        final Tail tail = new Tail(log, streams, settings);
        final OpenStream.Shared shared = new OpenStream.Shared(
                streams,
                log,
                new Replays(log, streams, frames, settings),
                frames,
                metrics,
                settings,
                Clock.systemUTC());

        Instance() {
            streams.start();
            tail.start();
            toStop.add(streams::stop);
            toStop.add(tail::stop);
            eventually().until(() -> streams.position().isPresent());
        }

        Viewer viewer(long userId, Scope scope) {
            return viewer(userId, scope, settings.queue());
        }

        Viewer viewer(long userId, Scope scope, int queue) {
            var user = new CurrentUser(userId, "u" + userId, "User", Role.ADMIN, "s" + userId);
            var token = Jwt.withTokenValue("token")
                    .header("typ", "at+jwt")
                    .subject(Long.toString(userId))
                    .claim("sid", UUID.randomUUID().toString())
                    .claim("roles", List.of("admin"))
                    .issuedAt(Instant.now())
                    .expiresAt(Instant.now().plusSeconds(600))
                    .build();
            return new Viewer(user, token, scope, queue);
        }

        Screen looks(@Nullable String lastEventId) {
            return looks(viewer(900_000 + toStop.size(), Scope.ALL), lastEventId, out -> out);
        }

        Screen looks(Viewer viewer, @Nullable String lastEventId, Wrapping wrapping) {
            try {
                var pipe = new PipedOutputStream();
                var screen = Screen.of(new PipedInputStream(pipe, 1024 * 1024));
                var out = wrapping.around(pipe);
                streams.open(viewer);
                var stream = new OpenStream(viewer, shared);
                var beginning = stream.begin(lastEventId);
                Thread.startVirtualThread(() -> {
                    try (out) {
                        stream.run(beginning, out);
                    } catch (IOException | InterruptedException e) {
                        // the reader is gone
                    } finally {
                        streams.close(viewer);
                    }
                });
                return screen;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private interface Wrapping {
        OutputStream around(OutputStream out);
    }

    @AfterEach
    void stop() {
        toStop.forEach(Runnable::run);
    }

    private String placeNow() {
        return desk.admin().get("/chats/").is(200).get("cursor").asString();
    }

    @Test
    void whatIsNotInMemoryAnyMoreIsReplayedFromTheLogWithoutAGap() {
        var instance = new Instance();
        var place = placeNow();
        var chatId = desk.chat("one", "two", "three", "four", "five", "six");
        var admin = desk.admin();
        var last = admin.get("/chats/" + chatId).get("change").asLong();
        try (var atOnce = instance.looks(null)) {
            admin.post("/chats/" + chatId + "/notes", "{'text':'seven'}").is(201);
            atOnce.await(e -> e.chatId() == chatId && e.change() > last);
        }

        try (var screen = instance.looks(place)) {
            admin.post("/chats/" + chatId + "/notes", "{'text':'eight'}").is(201);
            var end = admin.get("/chats/" + chatId).get("change").asLong();
            screen.await(e -> e.chatId() == chatId && e.change() == end);

            assertThat(screen.of(chatId).stream().map(Screen.Event::change))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, end).boxed().toList());
        }
    }

    @Test
    void whatChangedIsReadFromTheLogWhenItIsNotInMemoryAnyMore() {
        var instance = new Instance();
        var place = placeNow();
        var chatId = desk.chat("one", "two", "three", "four", "five", "six");
        var later = desk.chat("later");
        eventually().until(() -> instance.streams.position().orElseThrow().hasReached(log.end()));
        var sync = new Sync(
                log,
                instance.streams,
                new Replays(log, instance.streams, frames, instance.settings),
                frames,
                snapshots,
                instance.settings);

        var changes = eventually()
                .until(
                        () -> sync.since(place, Scope.ALL),
                        c -> c.complete() && c.chats().contains(later));

        assertThat(changes.chats()).contains(chatId, later);
        assertThat(changes.messages()).hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void aPlaceFromOneInstanceIsGoodAtAnother() {
        var instance = new Instance();
        var admin = desk.admin();
        String place;
        var chatId = desk.chat("one");
        try (var screen = admin.looks()) {
            var first =
                    admin.post("/chats/" + chatId + "/notes", "{'text':'two'}").is(201);
            place = screen.await(e -> e.chatId() == chatId
                            && e.change() == first.get("change").asLong())
                    .id();
        }
        try (var screen = instance.looks(place)) {
            admin.post("/chats/" + chatId + "/notes", "{'text':'three'}").is(201);
            screen.await(e -> e.data().path("text").asString("").equals("three"));

            assertThat(screen.of(chatId))
                    .extracting(e -> e.data().path("text").asString(""))
                    .doesNotContain("one", "two");
        }
    }

    @Test
    void aSlowReaderLosesWhatWaitsIsToldSoAndHoldsUpNobodyElse() {
        var instance = new Instance();
        var gate = new CountDownLatch(1);
        var slow = instance.looks(instance.viewer(910_001, Scope.ALL), null, out -> new Gate(out, gate));
        var quick = instance.looks(instance.viewer(910_002, Scope.ALL, 10_000), null, out -> out);
        try (slow;
                quick) {
            var chatId = desk.chat("one", "two", "three", "four", "five", "six", "seven", "eight");
            quick.await("chat.updated", chatId);
            desk.admin().post("/chats/" + chatId + "/notes", "{'text':'late'}").is(201);
            quick.await(e -> e.data().path("text").asString("").equals("late"));
            gate.countDown();

            var resync = slow.await(e -> e.name().equals("resync"));
            assertThat(resync.data().get("reason").asString()).isEqualTo("overflow");
            assertThat(meters.counter("messagecenter.live.dropped").count()).isPositive();
            var after = desk.chat("after");
            slow.await("message.created", after);
            assertThat(quick.events()).noneMatch(e -> e.name().equals("resync"));
        }
    }

    /** Lets the first words through, and nothing more until it opens. */
    private static final class Gate extends OutputStream {

        private final OutputStream out;
        private final CountDownLatch gate;
        private int flushes;

        Gate(OutputStream out, CountDownLatch gate) {
            this.out = out;
            this.gate = gate;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
            if (++flushes > 1) {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    @Test
    void aSilentStreamIsHeardOfAndKeepsItsPlaceUpToDate() {
        var instance = new Instance();
        var nobody = instance.viewer(910_003, Scope.NONE);
        try (var screen = instance.looks(nobody, null, out -> out)) {
            eventually().until(() -> screen.lastId() != null);
            var first = Cursor.parse(screen.lastId()).orElseThrow();
            desk.chat("not theirs");
            var after = Cursor.parse(placeNow()).orElseThrow();

            eventually().until(() -> screen.comments() > 3);
            eventually()
                    .until(() ->
                            !Cursor.parse(screen.lastId()).orElseThrow().text().equals(first.text()));
            assertThat(screen.events()).isEmpty();
            assertThat(after.hasReached(first)).isTrue();
        }
    }

    @Test
    void oneUserMayNotHaveStreamsWithoutEnd() {
        var instance = new Instance();
        instance.streams.open(instance.viewer(910_004, Scope.ALL));
        var second = instance.viewer(910_004, Scope.ALL);
        instance.streams.open(second);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> instance.streams.open(instance.viewer(910_004, Scope.ALL)))
                .satisfies(e -> assertThat(e.getStatusCode().value()).isEqualTo(429));
        instance.streams.open(instance.viewer(910_005, Scope.ALL));
        instance.streams.close(second);
        instance.streams.open(instance.viewer(910_004, Scope.ALL));
    }

    @Test
    void anInstanceThatStopsEndsItsStreamsAndTakesNoNewOnes() {
        var instance = new Instance();
        try (var screen = instance.looks(null)) {
            instance.streams.stop();

            screen.awaitEnd();
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> instance.streams.open(instance.viewer(910_006, Scope.ALL)))
                    .satisfies(e -> assertThat(e.getStatusCode().value()).isEqualTo(503));
        }
    }
}
