package io.messagecenter.chat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import io.messagecenter.chat.StatementCount;
import io.messagecenter.chat.VirtualPhone;
import io.messagecenter.chat.access.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ChatTest
class InboxTest {

    @Autowired
    private Desk desk;

    @Autowired
    private ReadInbox readInbox;

    @Test
    void anAgentSeesTheirOwnChatsUnlessTheyAskForMore() {
        var ann = desk.agent();
        var ben = desk.agent();
        var anns = desk.chatOf(ann, "hi");
        var bens = desk.chatOf(ben, "hi");
        var nobodys = desk.chat("hi");

        assertThat(ann.get("/chats/").is(200).ids()).containsExactly(anns);
        assertThat(ann.get("/chats?assigned=me").ids()).containsExactly(anns);
        assertThat(ann.get("/chats?assigned=" + ann.id).ids()).containsExactly(anns);
        assertThat(ann.get("/chats?assigned=unassigned").ids())
                .contains(nobodys)
                .doesNotContain(anns, bens);
        assertThat(ann.get("/chats?assigned=any").ids()).contains(anns, nobodys).doesNotContain(bens);
        assertThat(ann.get("/chats?assigned=" + ben.id).ids()).isEmpty();
    }

    @Test
    void anAdminSeesAllChatsUnlessTheyAskForLess() {
        var ann = desk.agent();
        var boss = desk.admin();
        var anns = desk.chatOf(ann, "hi");
        var nobodys = desk.chat("hi");

        assertThat(boss.get("/chats/").ids()).contains(anns, nobodys);
        assertThat(boss.get("/chats?assigned=" + ann.id).ids()).containsExactly(anns);
        assertThat(boss.get("/chats?assigned=me").ids()).isEmpty();
    }

    @Test
    void listAndSingleChatAgreeOnWhoSeesWhat() {
        var ann = desk.agent();
        var chats = List.of(desk.chatOf(ann, "hi"), desk.chatOf(desk.agent(), "hi"), desk.chat("hi"));
        for (var user : List.of(ann, desk.admin(), desk.agent())) {
            var listed = user.get("/chats?assigned=any&limit=100").ids();
            for (var chat : chats) {
                var expected = listed.contains(chat) ? 200 : 404;
                user.get("/chats/" + chat).is(expected);
                user.get("/chats/" + chat + "/messages").is(expected);
            }
        }
    }

    @Test
    void pagesShowEveryChatOnceTheMostRecentlyActiveFirst() {
        var ann = desk.agent();
        var chats = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            chats.addFirst(desk.chatOf(ann, "hi"));
        }

        var shown = new ArrayList<Long>();
        var page = ann.get("/chats?limit=2").is(200);
        shown.addAll(page.ids());
        while (!page.get("next_cursor").isNull()) {
            assertThat(page.ids()).hasSize(2);
            page = ann.get("/chats?limit=2&cursor=" + page.get("next_cursor").asString())
                    .is(200);
            shown.addAll(page.ids());
        }

        assertThat(shown).containsExactlyElementsOf(chats);
        assertThat(ann.get("/chats?limit=5").get("next_cursor").isNull()).isTrue();
    }

    @Test
    void theListsOfAnAgentsOwnAndTheUnassignedChatsAreMergedInOneOrder() {
        var ann = desk.agent();
        var first = desk.chat("hi");
        var second = desk.chatOf(ann, "hi");
        var third = desk.chat("hi");

        var page = ann.get("/chats?assigned=any&limit=2").is(200);
        assertThat(page.ids()).containsExactly(third, second);
        assertThat(ann.get("/chats?assigned=any&limit=1&cursor="
                                + page.get("next_cursor").asString())
                        .ids())
                .containsExactly(first);
    }

    @Test
    void eachFilterShowsWhatItNames() {
        var ann = desk.agent();
        var fresh = desk.chatOf(ann, "hello");
        var answered = desk.chatOf(ann, "hello");
        ann.post("/chats/messages", "{'chat_id': %d, 'text': 'hi'}".formatted(answered))
                .is(201);
        var closed = desk.chatOf(ann);
        ann.patch("/chats/" + closed, "{'mode': 'CLOSED', 'labels': ['vip', 'old']}")
                .is(200);

        assertThat(ann.get("/chats?mode=CLOSED").ids()).containsExactly(closed);
        assertThat(ann.get("/chats?mode=AGENT").ids()).containsExactly(answered, fresh);
        assertThat(ann.get("/chats?unread=true").ids()).containsExactly(fresh);
        assertThat(ann.get("/chats?waiting=true").ids()).containsExactly(fresh);
        assertThat(ann.get("/chats?open=true").ids()).containsExactly(answered, fresh);
        assertThat(ann.get("/chats?open=true&mode=CLOSED").ids()).isEmpty();
        assertThat(ann.get("/chats?open=false").ids()).hasSize(3);
        assertThat(desk.admin().get("/chats?open=true&limit=100").ids())
                .contains(answered, fresh)
                .doesNotContain(closed);
        assertThat(ann.get("/chats?label=vip").ids()).containsExactly(closed);
        assertThat(ann.get("/chats?label=vi").ids()).isEmpty();
        assertThat(ann.get("/chats?label=%00").is(200).ids()).isEmpty();
        assertThat(ann.get("/chats?channel=whatsapp").ids()).hasSize(3);
        assertThat(ann.get("/chats?channel=email").ids()).isEmpty();
        assertThat(ann.get("/chats?unread=false&waiting=false").ids()).hasSize(3);
        assertThat(ann.get("/chats?mode=AGENT&unread=true&channel=whatsapp&q=hello")
                        .ids())
                .containsExactly(fresh);
    }

    @Test
    void isSearchedByNameNumberAndWordsWithoutCaseAndAccents() {
        var ann = desk.agent();
        var word = UUID.randomUUID().toString().substring(0, 8);
        var phone = new VirtualPhone();
        desk.arrives(phone.says("Ça coûte combien, " + word + " ?"));
        var chat = desk.open(phone);
        ann.post("/chats/" + chat + "/claim", "").is(200);
        desk.chatOf(ann, "something else");

        for (var q : List.of(
                phone.number,
                phone.number.substring(3),
                "%2B" + phone.number,
                "CUSTOMER+" + phone.number,
                word,
                "COUTE+" + word,
                word.substring(0, 6),
                "combien+" + word.toUpperCase())) {
            assertThat(ann.get("/chats?q=" + q).is(200).ids()).as(q).containsExactly(chat);
        }
        for (var q :
                List.of("%25", "_", "'", "%22%20OR%201=1", "%5C", "coute%20nothing" + word, "%00" + "x".repeat(500))) {
            assertThat(ann.get("/chats?q=" + q).is(200).ids()).as(q).doesNotContain(chat);
        }
        assertThat(ann.get("/chats?q=+").ids()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 101",
        "limit, -1",
        "limit, many",
        "cursor, nonsense",
        "cursor, ''",
        "mode, agent",
        "mode, ASLEEP",
        "channel, pigeon",
        "assigned, somebody",
        "unread, perhaps",
        "waiting, 7",
        "open, wide"
    })
    void nonsenseIsRefusedWithTheFieldThatIsWrong(String field, String value) {
        desk.agent().get("/chats?" + field + "=" + value).isInvalid(field);
    }

    @Test
    void aChatHasAllItsFieldsTheAbsentOnesAsNull() {
        var ann = desk.agent();
        var before = Instant.now();
        desk.chatOf(ann, "hello");

        var list = ann.get("/chats/").is(200);
        var chat = list.get("items").get(0);

        assertThat(list.get("cursor").asString()).isNotEmpty();
        assertThat(chat.propertyNames())
                .contains(
                        "id",
                        "change",
                        "channel_account",
                        "channel",
                        "kind",
                        "customer",
                        "mode",
                        "assigned_agent_id",
                        "assigned_agent_name",
                        "labels",
                        "unread_count",
                        "waiting_since",
                        "last_message",
                        "last_message_at",
                        "online",
                        "last_seen_at",
                        "version",
                        "created_at",
                        "updated_at");
        assertThat(chat.get("online").isNull()).isTrue();
        assertThat(chat.get("customer").get("avatar_url").isNull()).isTrue();
        assertThat(chat.get("kind").asString()).isEqualTo("direct");
        assertThat(chat.get("mode").asString()).isEqualTo("AGENT");
        assertThat(chat.get("unread_count").asInt()).isEqualTo(1);
        assertThat(chat.get("assigned_agent_id").asLong()).isEqualTo(ann.id);
        assertThat(Instant.parse(chat.get("created_at").asString())).isAfterOrEqualTo(before.minusSeconds(1));
        assertThat(chat.get("last_message").propertyNames())
                .contains(
                        "id",
                        "change",
                        "chat_id",
                        "seq",
                        "sender",
                        "sender_id",
                        "sender_name",
                        "origin",
                        "type",
                        "text",
                        "media",
                        "location",
                        "contacts",
                        "reply_to",
                        "reactions",
                        "status",
                        "error",
                        "client_id",
                        "provider_id",
                        "edited_at",
                        "deleted_at",
                        "created_at");
        assertThat(chat.get("last_message").get("media").isNull()).isTrue();
        assertThat(chat.get("last_message").get("status").asString()).isEqualTo("received");
    }

    @Test
    void countsCoverWhatTheCallerMaySee() {
        var ann = desk.agent();
        var before = ann.get("/chats/counts").is(200);
        desk.chatOf(ann, "hello");
        desk.chat("hello");
        desk.chatOf(desk.agent(), "hello");
        var after = ann.get("/chats/counts").is(200);

        assertThat(grown(before, after, "all")).isEqualTo(2);
        assertThat(grown(before, after, "mine")).isEqualTo(1);
        assertThat(grown(before, after, "unassigned")).isEqualTo(1);
        assertThat(grown(before, after, "unread")).isEqualTo(2);
        assertThat(grown(before, after, "waiting")).isEqualTo(2);
        assertThat(after.get("by_mode").propertyNames()).containsExactlyInAnyOrder("BOT", "AGENT", "PAUSED", "CLOSED");
        assertThat(after.get("by_mode").get("AGENT").asLong()
                        - before.get("by_mode").get("AGENT").asLong())
                .isEqualTo(1);
        assertThat(after.get("by_channel").get("whatsapp").asLong()
                        - before.get("by_channel").path("whatsapp").asLong())
                .isEqualTo(2);
    }

    @Test
    void theActiveCountsAreThoseOfTheListWithoutWhatIsClosedOrSleeps() {
        var ann = desk.agent();
        var before = ann.get("/chats/counts").is(200);
        desk.chatOf(ann, "hello");
        ann.patch("/chats/" + desk.chatOf(ann, "hello"), "{'mode': 'CLOSED'}").is(200);
        ann.patch(
                        "/chats/" + desk.chatOf(ann, "hello"),
                        "{'snoozed_until': '%s'}".formatted(Instant.now().plusSeconds(3600)))
                .is(200);

        var counts = ann.get("/chats/counts").is(200);

        assertThat(counts.get("mine").asLong()).isEqualTo(3);
        assertThat(grown(before, counts, "snoozed")).isEqualTo(1);
        assertThat(counts.get("active").get("mine").asLong())
                .isEqualTo(ann.get("/chats?assigned=me&open=true&snoozed=false")
                        .ids()
                        .size())
                .isEqualTo(1);
        assertThat(counts.get("active").propertyNames())
                .containsExactlyInAnyOrder("all", "mine", "unassigned", "unread", "waiting");
    }

    @Test
    void aLongPageTakesNoMoreStatementsThanAShortOne() {
        var ann = desk.agent();
        for (int i = 0; i < 10; i++) {
            desk.chatOf(ann, "hello");
        }

        assertThat(StatementCount.of(() -> readInbox.page(firstOf(ann, 10))))
                .isEqualTo(StatementCount.of(() -> readInbox.page(firstOf(ann, 1))))
                .isPositive();
    }

    private static InboxQuery firstOf(Desk.User user, int limit) {
        return new InboxQuery(Scope.of(user.id), null, null, false, false, false, null, null, null, null, null, limit);
    }

    @Test
    void nobodySeesAnything() {
        for (var path : List.of("/chats", "/chats/", "/chats/counts", "/chats/1", "/chats/1/messages")) {
            desk.anonymous("GET", path).is(401);
        }
    }

    private static long grown(Desk.Answer before, Desk.Answer after, String count) {
        return after.get(count).asLong() - before.get(count).asLong();
    }
}
