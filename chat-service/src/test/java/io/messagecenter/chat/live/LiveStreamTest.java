package io.messagecenter.chat.live;

import static io.messagecenter.chat.Screen.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import io.messagecenter.chat.Screen;
import io.messagecenter.chat.VirtualPhone;
import io.messagecenter.chat.log.Cursor;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.auth.Role;
import io.messagecenter.contracts.auth.SessionEnded;
import io.messagecenter.contracts.auth.UserChanged;
import io.messagecenter.platform.test.TestTopics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ChatTest
class LiveStreamTest {

    @Autowired
    Desk desk;

    @Test
    void aStreamIsNeitherCachedNorTransformedNorBuffered() {
        try (var screen = desk.agent().looks()) {
            assertThat(screen.headers.firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
            assertThat(screen.headers.firstValue("Cache-Control")).hasValue("no-cache, no-transform");
            assertThat(screen.headers.firstValue("X-Accel-Buffering")).hasValue("no");
            eventually().until(() -> screen.comments() > 0);
        }
    }

    @Test
    void withoutATokenThereIsNoStream() {
        desk.anonymous("GET", "/chats/stream").is(401);
        desk.anonymous("GET", "/chats/stream?access_token=x").is(401);
    }

    @Test
    void aNewChatAndItsMessageAreToldAsRestShowsThem() {
        var admin = desk.admin();
        try (var screen = admin.looks()) {
            var chatId = desk.chat("hello");

            var updated = screen.await("chat.updated", chatId);
            assertThat(screen.of(chatId)).extracting(Screen.Event::name).startsWith("chat.created", "message.created");
            var message = screen.await("message.created", chatId).data();
            assertThat(message).isEqualTo(thread(admin, chatId).getFirst());
            assertThat(updated.data().get("chat")).isEqualTo(chat(admin, chatId));
            assertThat(updated.change())
                    .isEqualTo(chat(admin, chatId).get("change").asLong());
            assertThat(screen.await("chat.created", chatId)
                            .data()
                            .get("chat")
                            .get("id")
                            .asLong())
                    .isEqualTo(chatId);
        }
    }

    @Test
    void everyChangeOfAChatIsToldAsRestShowsItAndItsNumbersHaveNoGaps() {
        var agent = desk.agent();
        var chatId = desk.chat("hello");
        try (var screen = agent.looks()) {
            agent.post("/chats/" + chatId + "/claim", "").is(200);
            toldAsShown(screen, agent, chatId);
            agent.post("/chats/messages", "{'chat_id':" + chatId + ",'text':'Good morning'}")
                    .is(201);
            toldAsShown(screen, agent, chatId);
            agent.patch("/chats/" + chatId, "{'labels':['vip']}").is(200);
            toldAsShown(screen, agent, chatId);
            agent.put("/chats/" + chatId + "/read", "{'unread_from_seq':1}").is(200);
            toldAsShown(screen, agent, chatId);

            var changes = screen.of(chatId).stream()
                    .filter(e -> !e.name().equals("presence"))
                    .map(Screen.Event::change)
                    .toList();
            assertThat(changes)
                    .containsExactlyElementsOf(LongStream.rangeClosed(changes.getFirst(), changes.getLast())
                            .boxed()
                            .toList());
        }
    }

    private static void toldAsShown(Screen screen, Desk.User user, long chatId) {
        var shown = chat(user, chatId);
        var told = screen.await(e -> e.name().equals("chat.updated")
                && e.chatId() == chatId
                && e.change() == shown.get("change").asLong());
        assertThat(told.data().get("chat")).isEqualTo(shown);
        var messages = thread(user, chatId);
        screen.of(chatId).stream()
                .filter(e -> e.name().startsWith("message."))
                .filter(e -> messages.stream().anyMatch(m -> m.get("change").asLong() == e.change()))
                .forEach(e -> assertThat(messages).contains(e.data()));
    }

    @Test
    void whoLosesAChatIsToldThatItIsGoneAndNothingAfter() {
        var admin = desk.admin();
        var first = desk.agent();
        var second = desk.agent();
        var stranger = desk.agent();
        var chatId = desk.chatOfAsTold(first, "hello");
        desk.chatOf(second);
        try (var ofFirst = first.looks();
                var ofSecond = second.looks();
                var ofStranger = stranger.looks();
                var ofAdmin = admin.looks()) {
            admin.post("/chats/" + chatId + "/notes", "{'text':'before'}").is(201);
            ofFirst.await("message.created", chatId);

            admin.patch("/chats/" + chatId, "{'assigned_agent_id':" + second.id + "}")
                    .is(200);
            admin.post("/chats/" + chatId + "/notes", "{'text':'after'}").is(201);

            ofSecond.await("message.created", chatId);
            assertThat(ofSecond.of(chatId))
                    .extracting(Screen.Event::name)
                    .startsWith("chat.updated", "message.created");
            ofAdmin.await(e -> e.data().path("text").asString("").equals("after"));
            var seen = desk.chat("a marker for everybody");
            ofFirst.await("message.created", seen);
            ofStranger.await("message.created", seen);

            assertThat(ofFirst.of(chatId)).last().extracting(Screen.Event::name).isEqualTo("chat.removed");
            assertThat(ofFirst.of(chatId).getLast().data().propertyNames()).containsExactly("chat_id", "change");
            assertThat(ofFirst.events()).noneMatch(e -> e.data().toString().contains("after"));
            assertThat(ofStranger.of(chatId)).isEmpty();
        }
    }

    @Test
    void whoeverIsFirstTakesAnUnassignedChatFromTheOthersScreens() {
        var quick = desk.agent();
        var slow = desk.agent();
        var chatId = desk.chat("hello");
        try (var ofSlow = slow.looks()) {
            quick.post("/chats/" + chatId + "/claim", "").is(200);

            var removed = ofSlow.await("chat.removed", chatId);
            assertThat(removed.change())
                    .isEqualTo(chat(quick, chatId).get("change").asLong());
        }
    }

    @Test
    void whoComesBackMissesNothingWhileOthersWrite() throws Exception {
        var admin = desk.admin();
        var phones = List.of(new VirtualPhone(), new VirtualPhone(), new VirtualPhone(), new VirtualPhone());
        var chats = phones.stream().map(desk::open).toList();
        var writing = new AtomicBoolean(true);
        var got = new ArrayList<Screen.Event>();
        var place = admin.get("/chats/").is(200).get("cursor").asString();
        var writers = phones.stream()
                .map(phone -> Thread.startVirtualThread(() -> {
                    for (int n = 0; n < 150 && writing.get(); n++) {
                        desk.arrives(phone.says("again"));
                    }
                }))
                .toList();
        for (int i = 0; i < 12; i++) {
            try (var screen = admin.looks(place)) {
                var enough = 5 + 7 * i;
                eventually().until(() -> screen.events().size() >= enough);
                screen.close();
                eventually().until(screen::isOver);
                got.addAll(screen.events());
                place = screen.lastId();
            }
        }
        writing.set(false);
        for (var writer : writers) {
            writer.join();
        }
        try (var screen = admin.looks(place)) {
            for (var chatId : chats) {
                var last = chat(admin, chatId).get("change").asLong();
                var before = got.stream().anyMatch(e -> e.chatId() == chatId && e.change() == last);
                if (!before) {
                    screen.await(e -> e.chatId() == chatId && e.change() == last);
                }
            }
            got.addAll(screen.events());
        }
        for (var chatId : chats) {
            var changes = got.stream()
                    .filter(e -> e.chatId() == chatId)
                    .map(Screen.Event::change)
                    .toList();
            var first = changes.getFirst();
            assertThat(changes)
                    .as("changes of chat %d", chatId)
                    .containsExactlyElementsOf(LongStream.range(first, first + changes.size())
                            .boxed()
                            .toList());
            assertThat(changes.getLast())
                    .isEqualTo(chat(admin, chatId).get("change").asLong());
        }
        assertThat(got).noneMatch(e -> e.name().equals("resync"));
    }

    @Test
    void aClientThatCannotSetHeadersMayNameItsPlaceInTheAddress() {
        var admin = desk.admin();
        var place = admin.get("/chats/").is(200).get("cursor").asString();
        var chatId = desk.chat("hello");

        try (var screen = admin.looksAt("/chats/stream?last_event_id=" + place)) {
            screen.await("chat.updated", chatId);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "17",
                "Mi5BQkNERUZHSC4xLjEuMS4xLjEuMS4xLjEuMS4xLjEuMQ", // of another log
                "MS4xLjEuMS4xLjEuMS4xLjEuMS4xLjEuMQ"
            })
    void anUnknownPlaceIsAnsweredByResyncAndTheStreamGoesOn(String place) {
        try (var screen = desk.admin().looks(place)) {
            var resync = screen.await(e -> e.name().equals("resync"));
            assertThat(resync.data().get("reason").asString()).isEqualTo("unknown");
            assertThat(resync.id()).isNotNull();

            screen.await("message.created", desk.chat("hello"));
        }
    }

    @Test
    void aPlaceBeyondTheEndOfTheLogIsUnknown() {
        var admin = desk.admin();
        var end = Cursor.parse(admin.get("/chats/").is(200).get("cursor").asString())
                .orElseThrow();
        try (var screen = admin.looks(end.with(3, end.next(3) + 1_000_000).text())) {
            screen.await(e -> e.name().equals("resync"));
        }
    }

    @Test
    void theEndOfASessionEndsItsStreams() {
        var session = UUID.randomUUID().toString();
        var leaving = desk.user(Role.AGENT, claims -> claims.claim("sid", session));
        try (var screen = leaving.looks();
                var other = desk.agent().looks()) {
            TestEnds.session(session, leaving.id);

            screen.awaitEnd();
            assertThat(other.isOver()).isFalse();
            leaving.get("/chats/").is(401);
        }
    }

    @Test
    void aDeactivatedUsersStreamsEnd() {
        var user = desk.agent();
        try (var screen = user.looks()) {
            TestEnds.user(user, Role.AGENT, false);

            screen.awaitEnd();
        }
    }

    @Test
    void aChangedRoleEndsTheStreamsThatWereOpenedWithTheOldOne() {
        var user = desk.admin();
        try (var screen = user.looks()) {
            TestEnds.user(user, Role.AGENT, true);

            screen.awaitEnd();
        }
    }

    @Test
    void anotherNameEndsNothing() {
        var user = desk.agent();
        try (var screen = user.looks()) {
            TestEnds.user(user, Role.AGENT, true);

            screen.await("message.created", desk.chat("hello"));
            assertThat(screen.isOver()).isFalse();
        }
    }

    @Test
    void aStreamEndsWithItsToken() {
        var user = desk.user(
                Role.AGENT,
                claims -> claims.expirationTime(Date.from(Instant.now().plusSeconds(2))));
        try (var screen = user.looks()) {
            screen.awaitEnd();
        }
    }

    private static JsonNode chat(Desk.User user, long chatId) {
        var chat = (ObjectNode) user.get("/chats/" + chatId).is(200).body();
        chat.remove(List.of("messages", "before"));
        return chat;
    }

    private static List<JsonNode> thread(Desk.User user, long chatId) {
        return user.get("/chats/" + chatId)
                .is(200)
                .get("messages")
                .valueStream()
                .toList();
    }

    /** Tells as auth-service does what became of users and sessions. */
    private static final class TestEnds {

        static void session(String session, long userId) {
            var now = Instant.now();
            TestTopics.send(
                    Topic.AUTH_SESSIONS,
                    session,
                    new SessionEnded(UUID.randomUUID(), session, userId, now, now.plusSeconds(900)));
        }

        static void user(Desk.User user, Role role, boolean active) {
            var now = Instant.now();
            TestTopics.send(
                    Topic.AUTH_USERS,
                    Long.toString(user.id),
                    new UserChanged(UUID.randomUUID(), user.id, user.username, "New", role, active, 7, null, now, now));
        }
    }
}
