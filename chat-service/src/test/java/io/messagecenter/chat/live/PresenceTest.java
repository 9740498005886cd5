package io.messagecenter.chat.live;

import static io.messagecenter.chat.Screen.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import io.messagecenter.chat.Screen;
import io.messagecenter.chat.VirtualPhone;
import io.messagecenter.chat.conversation.CustomerPresence;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.presence.PresenceSeen;
import io.messagecenter.platform.test.TestTopics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ChatTest
class PresenceTest {

    @Autowired
    Desk desk;

    @Autowired
    Streams streams;

    @Autowired
    Frames frames;

    @Autowired
    CustomerPresence customers;

    private static Desk.Answer says(Desk.User user, String state, long chatId) {
        return user.post("/chats/" + chatId + "/presence", "{'state':'" + state + "'}");
    }

    @Test
    void whoLooksOrTypesIsToldToOthersWhoMaySeeTheChatAndToNobodyElse() {
        var agent = desk.agent();
        var colleague = desk.admin();
        var stranger = desk.agent();
        var chatId = desk.chatOfAsTold(agent, "hello");
        try (var ofAgent = agent.looks();
                var ofColleague = colleague.looks();
                var ofStranger = stranger.looks()) {
            says(agent, "typing", chatId).is(200);

            var told = ofColleague.await("presence", chatId);
            assertThat(told.id()).isNull();
            assertThat(told.data().has("change")).isFalse();
            assertThat(told.data().get("user_id").asLong()).isEqualTo(agent.id);
            assertThat(told.data().get("state").asString()).isEqualTo("typing");
            says(colleague, "viewing", chatId).is(200);
            ofAgent.await("presence", chatId);
            var unassigned = desk.chat("for all");
            says(agent, "viewing", unassigned).is(200);
            ofStranger.await("presence", unassigned);

            assertThat(ofAgent.of(chatId))
                    .filteredOn(e -> e.name().equals("presence"))
                    .extracting(e -> e.data().get("user_id").asLong())
                    .containsOnly(colleague.id);
            assertThat(ofStranger.of(chatId)).isEmpty();
        }
    }

    @Test
    void whoComesIsToldWhoElseIsThere() {
        var first = desk.admin();
        var second = desk.admin();
        var chatId = desk.chat("hello");
        says(first, "viewing", chatId).is(200);

        var others = eventually()
                .until(() -> says(second, "viewing", chatId).is(200).get("items"), items -> !items.isEmpty());

        assertThat(others.valueStream().map(p -> p.get("user_id").asLong())).containsExactly(first.id);
        says(first, "left", chatId).is(200);
        eventually().until(() -> says(second, "viewing", chatId).get("items").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'state':'dancing'}", "{'state':null}", "{}", "{'state':7}"})
    void nonsenseIsRefused(String body) {
        var chatId = desk.chat("hello");

        desk.admin().post("/chats/" + chatId + "/presence", body).isInvalid("state");
    }

    @Test
    void aChatOfOthersIsNotThere() {
        var chatId = desk.chatOf(desk.agent(), "hello");

        says(desk.agent(), "viewing", chatId).is(404);
        says(desk.admin(), "viewing", 999_999_999).is(404);
        desk.anonymous("POST", "/chats/" + chatId + "/presence").is(401);
    }

    @Test
    void whoSaysItWithoutEndIsSlowedDown() {
        var user = desk.admin();
        var chatId = desk.chat("hello");

        var statuses = IntStream.range(0, 60)
                .mapToObj(i -> says(user, "typing", chatId).status())
                .toList();

        assertThat(statuses).contains(200, 429);
        says(desk.admin(), "typing", chatId).is(200);
    }

    @Test
    void aCustomersComingAndGoingIsToldAndTheirLastTimeIsKept() {
        var phone = new VirtualPhone();
        var chatId = desk.open(phone);
        var admin = desk.admin();
        assertThat(admin.get("/chats/" + chatId).get("online").isNull()).isTrue();
        try (var screen = admin.looks()) {
            TestTopics.send(Topic.INBOUND_EVENTS, phone.address.toString(), phone.is("typing", null));

            var typing = screen.await("presence", chatId).data();
            assertThat(typing.get("state").asString()).isEqualTo("typing");
            assertThat(typing.get("online").asBoolean()).isTrue();
            assertThat(typing.get("user_id").isNull()).isTrue();
            assertThat(shown(admin, chatId, true).get("last_seen_at").asString())
                    .isNotBlank();

            var left = Instant.parse("2026-11-23T10:15:30Z");
            TestTopics.send(Topic.INBOUND_EVENTS, phone.address.toString(), phone.is("offline", left));

            screen.await(e -> e.name().equals("presence")
                    && e.chatId() == chatId
                    && e.data().get("state").asString().equals("offline"));
            shown(admin, chatId, false);
        }
    }

    private static JsonNode shown(Desk.User user, long chatId, boolean online) {
        return eventually()
                .until(
                        () -> user.get("/chats/" + chatId).is(200).body(),
                        chat -> chat.get("online").isBoolean()
                                && chat.get("online").asBoolean() == online);
    }

    @Test
    void whoIsNotHeardOfAgainIsGoneAndWhoStopsTypingStillLooks() {
        var clock = new Hands();
        var presences = new Presences(streams, frames, customers, clock);
        var chatId = desk.chat("hello");
        try (Screen screen = desk.admin().looks()) {
            presences.heard(new PresenceSeen(UUID.randomUUID(), chatId, null, 77L, "Ann", "typing", clock.instant()));
            clock.turn(Duration.ofSeconds(9));
            presences.expire();
            assertThat(presences.others(chatId, 1)).extracting(p -> p.state()).containsExactly("viewing");

            clock.turn(Duration.ofSeconds(40));
            presences.expire();

            assertThat(presences.others(chatId, 1)).isEmpty();
            eventually()
                    .untilAsserted(() -> assertThat(screen.of(chatId))
                            .filteredOn(e -> e.name().equals("presence"))
                            .extracting(e -> e.data().get("state").asString())
                            .containsExactly("typing", "viewing", "left"));
        }
    }

    /** A clock that is turned by hand. */
    private static final class Hands extends Clock {

        private final AtomicLong millis = new AtomicLong(System.currentTimeMillis());

        void turn(Duration on) {
            millis.addAndGet(on.toMillis());
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
