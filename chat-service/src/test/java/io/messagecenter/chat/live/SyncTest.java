package io.messagecenter.chat.live;

import static io.messagecenter.chat.Screen.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import io.messagecenter.chat.StatementCount;
import io.messagecenter.chat.access.Scope;
import io.messagecenter.chat.conversation.Snapshots;
import io.messagecenter.chat.log.Cursor;
import io.messagecenter.chat.log.Log;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ChatTest
class SyncTest {

    @Autowired
    Desk desk;

    @Autowired
    Sync sync;

    @Autowired
    Log log;

    @Autowired
    Streams streams;

    @Autowired
    Replays replays;

    @Autowired
    Frames frames;

    @Autowired
    Snapshots snapshots;

    private static String cursor(Desk.User user) {
        return user.get("/chats/sync").is(200).get("cursor").asString();
    }

    /** Asks until the answer tells of that change of the chat. */
    private static Desk.Answer since(Desk.User user, String cursor, long chatId) {
        var change = user.get("/chats/" + chatId).is(200).get("change").asLong();
        return eventually()
                .until(
                        () -> user.get("/chats/sync?since=" + cursor).is(200),
                        answer -> answer.get("chats")
                                .valueStream()
                                .anyMatch(c -> c.get("id").asLong() == chatId
                                        && c.get("change").asLong() >= change));
    }

    @Test
    void withoutAPlaceThereIsNothingButThePlaceOfNow() {
        var answer = desk.agent().get("/chats/sync").is(200);

        assertThat(answer.body().propertyNames())
                .containsExactlyInAnyOrder("chats", "messages", "removed", "cursor", "complete");
        assertThat(answer.get("chats")).isEmpty();
        assertThat(answer.get("messages")).isEmpty();
        assertThat(answer.get("removed")).isEmpty();
        assertThat(answer.get("complete").asBoolean()).isTrue();
        desk.anonymous("GET", "/chats/sync").is(401);
    }

    @Test
    void whatChangedIsShownAsItIsNow() {
        var agent = desk.agent();
        var place = cursor(agent);
        var chatId = desk.chat("hello");
        agent.post("/chats/messages", "{'chat_id':" + chatId + ",'text':'Good morning'}")
                .is(201);

        var answer = since(agent, place, chatId);

        var shown = (ObjectNode) agent.get("/chats/" + chatId).is(200).body();
        var messages = shown.get("messages").valueStream().toList();
        shown.remove(List.of("messages", "before"));
        assertThat(ofChat(answer.get("messages"), "chat_id", chatId)).containsExactlyElementsOf(messages);
        assertThat(ofChat(answer.get("chats"), "id", chatId)).containsExactly(shown);
        var next = agent.get("/chats/sync?since=" + answer.get("cursor").asString())
                .is(200);
        assertThat(ofChat(next.get("chats"), "id", chatId)).isEmpty();
    }

    @Test
    void aPlaceOfTheStreamServesAsWell() {
        var admin = desk.admin();
        String place;
        var first = desk.chat("first");
        try (var screen = admin.looks(null)) {
            var before = desk.chat("before");
            place = screen.await("chat.updated", before).id();
        }
        var after = desk.chat("after");

        var answer = since(admin, place, after);

        assertThat(ofChat(answer.get("chats"), "id", first)).isEmpty();
    }

    @Test
    void aChatThatWentToAnotherIsRemovedAndItsWordsAreNotThere() {
        var admin = desk.admin();
        var first = desk.agent();
        var second = desk.agent();
        desk.chatOf(second);
        var chatId = desk.chatOf(first, "the marker words");
        var foreign = desk.chatOf(second, "the marker words");
        var place = cursor(first);
        admin.post("/chats/" + chatId + "/notes", "{'text':'the marker words'}").is(201);
        admin.post("/chats/" + foreign + "/notes", "{'text':'the marker words'}")
                .is(201);
        admin.patch("/chats/" + chatId, "{'assigned_agent_id':" + second.id + "}")
                .is(200);

        since(second, place, chatId);
        var answer = first.get("/chats/sync?since=" + place).is(200);

        assertThat(answer.get("removed").valueStream().map(JsonNode::asLong)).containsExactly(chatId);
        assertThat(answer.body().toString()).doesNotContain("the marker words");
        assertThat(ofChat(answer.get("chats"), "id", foreign)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "MS4xLjEuMS4xLjEuMS4xLjEuMS4xLjEuMQ",
                "Mi5BQkNERUZHSC4xLjEuMS4xLjEuMS4xLjEuMS4xLjEuMQ"
            })
    void aPlaceOfNobodysIsGone(String place) {
        assertThat(desk.admin()
                        .get("/chats/sync?since=" + place)
                        .is(410)
                        .get("code")
                        .asString())
                .isEqualTo("cursor-gone");
    }

    @Test
    void aPlaceBeyondTheEndIsGone() {
        var admin = desk.admin();
        var end = Cursor.parse(cursor(admin)).orElseThrow();
        admin.get("/chats/sync?since=" + end.with(0, end.next(0) + 1_000_000).text())
                .is(410);
    }

    @Test
    void muchComesInPagesAndAllOfIt() {
        var few = new Sync(log, streams, replays, frames, snapshots, SecondInstanceTest.settings());
        var place = sync.now();
        var written =
                IntStream.range(0, 15).mapToObj(i -> desk.chat("one", "two")).toList();
        since(desk.admin(), place.text(), written.getLast());

        Set<Long> told = new HashSet<>();
        var pages = 0;
        Changes changes;
        do {
            changes = few.since(place.text(), Scope.ALL);
            few.rows(changes, Scope.ALL).chats().forEach(chat -> told.add(chat.id()));
            place = changes.place();
            pages++;
        } while (!changes.complete() && pages < 100);

        assertThat(told).containsAll(written);
        assertThat(pages).isGreaterThan(1);
    }

    @Test
    void manyRowsTakeAsManyStatementsAsFew() {
        var start = sync.now();
        var one = sync.since(start.text(), Scope.ALL);
        IntStream.range(0, 30).forEach(i -> desk.chat("one", "two"));
        var admin = desk.admin();
        since(admin, start.text(), desk.chat("last"));
        var many = sync.since(start.text(), Scope.ALL);

        assertThat(many.chats()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(StatementCount.of(() -> sync.rows(many, Scope.ALL))).isEqualTo(2);
        assertThat(StatementCount.of(() -> sync.rows(one, Scope.ALL))).isLessThanOrEqualTo(2);
        assertThat(StatementCount.of(() -> sync.since(start.text(), Scope.ALL))).isZero();
    }

    private static List<JsonNode> ofChat(JsonNode rows, String field, long chatId) {
        return rows.valueStream()
                .filter(row -> row.get(field).asLong() == chatId)
                .toList();
    }
}
