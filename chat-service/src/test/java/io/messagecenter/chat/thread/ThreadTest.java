package io.messagecenter.chat.thread;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import io.messagecenter.chat.VirtualPhone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ChatTest
class ThreadTest {

    @Autowired
    private Desk desk;

    @Test
    void aChatComesWithItsNewest50MessagesOldestFirst() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, texts(53));

        var answer = ann.get("/chats/" + chat + "/").is(200);

        assertThat(answer.get("id").asLong()).isEqualTo(chat);
        assertThat(seqs(answer.get("messages")))
                .containsExactlyElementsOf(LongStream.rangeClosed(4, 53).boxed().toList());
        var older = ann.get("/chats/" + chat + "/messages?before="
                        + answer.get("before").asString())
                .is(200);
        assertThat(seqs(older.get("items"))).containsExactly(1L, 2L, 3L);
        assertThat(older.get("before").isNull()).isTrue();
        assertThat(older.get("after").isNull()).isFalse();
    }

    @Test
    void aShortThreadHasNothingBeforeAndAfterIt() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "one", "two");

        assertThat(ann.get("/chats/" + chat).get("before").isNull()).isTrue();
        var page = ann.get("/chats/" + chat + "/messages").is(200);
        assertThat(seqs(page.get("items"))).containsExactly(1L, 2L);
        assertThat(page.get("before").isNull()).isTrue();
        assertThat(page.get("after").isNull()).isTrue();
        assertThat(ann.get("/chats/" + desk.chatOf(ann)).get("messages").isEmpty())
                .isTrue();
    }

    @Test
    void isPagedBackAndForthWithoutGapsAndRepetitions() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, texts(7));
        var path = "/chats/" + chat + "/messages?limit=3";

        var back = new ArrayList<Long>();
        var page = ann.get(path).is(200);
        back.addAll(seqs(page.get("items")));
        while (!page.get("before").isNull()) {
            page = ann.get(path + "&before=" + page.get("before").asString()).is(200);
            back.addAll(0, seqs(page.get("items")));
        }
        assertThat(back).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);

        var forth = new ArrayList<>(seqs(page.get("items")));
        while (!page.get("after").isNull()) {
            page = ann.get(path + "&after=" + page.get("after").asString()).is(200);
            forth.addAll(seqs(page.get("items")));
        }
        assertThat(forth).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void sortsByTheProvidersTimeThenBySeq() {
        var ann = desk.agent();
        var phone = new VirtualPhone();
        var now = Instant.now();
        desk.arrives(phone.says(phone.newId(), "second", now.minusSeconds(60)));
        desk.arrives(phone.says(phone.newId(), "third", now.minusSeconds(60)));
        desk.arrives(phone.says(phone.newId(), "late", now.minusSeconds(120)));
        var chat = desk.open(phone);

        var first = ann.get("/chats/" + chat + "/messages?limit=2").is(200);
        assertThat(texts(first.get("items"))).containsExactly("second", "third");
        assertThat(texts(ann.get("/chats/" + chat + "/messages?limit=2&before="
                                + first.get("before").asString())
                        .get("items")))
                .containsExactly("late");
    }

    @Test
    void isNotThereForThoseWhoMayNotSeeIt() {
        var chat = desk.chatOf(desk.agent(), "secret");
        for (var stranger : List.of(desk.agent(), desk.agent())) {
            for (var path :
                    List.of("/chats/" + chat, "/chats/" + chat + "/messages", "/chats/999999999", "/chats/-1")) {
                assertThat(stranger.get(path).is(404).body().toString()).doesNotContain("secret");
            }
            stranger.put("/chats/" + chat + "/read", "{}").is(404);
        }
        desk.admin().get("/chats/" + chat).is(200);
    }

    @Test
    void nonsenseIsRefusedWithTheFieldThatIsWrong() {
        var ann = desk.agent();
        var path = "/chats/" + desk.chatOf(ann, "hi");
        var inbox = "aW5ib3ggMSAx";

        ann.get(path + "/messages?before=x").isInvalid("before");
        ann.get(path + "/messages?after=" + inbox).isInvalid("after");
        ann.get(path + "/messages?limit=0").isInvalid("limit");
        ann.get(path + "/messages?limit=101").isInvalid("limit");
        ann.get(path + "/messages?before=x&after=y").is(400);
        ann.get("/chats/first").is(400);
        ann.put(path + "/read", "{'up_to_seq': '5'}").isInvalid("up_to_seq");
        ann.put(path + "/read", "{'up_to_seq': -1}").isInvalid("up_to_seq");
        ann.put(path + "/read", "{'unread_from_seq': 0}").isInvalid("unread_from_seq");
        ann.put(path + "/read", "{'up_to_seq': 1, 'unread_from_seq': 1}").isInvalid("unread_from_seq");
        ann.put(path + "/read", "{").is(400);
    }

    @Test
    void theResponsibleOnesLookReads() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "one", "two", "three");
        var path = "/chats/" + chat + "/read";

        assertThat(unread(ann.put(path, "{'up_to_seq': 2, 'unknown': true}"))).isEqualTo(1);
        assertThat(unread(ann.put(path, "{'up_to_seq': 1}")))
                .as("the mark does not fall")
                .isEqualTo(1);
        assertThat(unread(ann.put(path, "{}"))).isZero();
        assertThat(unread(ann.put(path, "{'unread_from_seq': 2}"))).isEqualTo(2);
        assertThat(unread(ann.put(path, "{'unread_from_seq': 99}")))
                .as("there is no such message")
                .isEqualTo(2);
        assertThat(unread(ann.put(path, "{'up_to_seq': 99}"))).isZero();
        assertThat(ann.get("/chats/" + chat).get("unread_count").asInt()).isZero();
    }

    @Test
    void aLookChangesNeitherVersionNorTheOrderOfTheList() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "one");
        var before = ann.get("/chats/" + chat);
        ann.put("/chats/" + chat + "/read", "{}").is(200);
        var after = ann.get("/chats/" + chat);

        assertThat(after.get("version")).isEqualTo(before.get("version"));
        assertThat(after.get("last_message_at")).isEqualTo(before.get("last_message_at"));
        assertThat(after.get("change").asLong())
                .isGreaterThan(before.get("change").asLong());
    }

    @Test
    void othersLookWithoutTrace() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "one");

        assertThat(unread(desk.admin().put("/chats/" + chat + "/read", "{}"))).isEqualTo(1);
        assertThat(ann.get("/chats/" + chat).get("unread_count").asInt()).isEqualTo(1);
    }

    @Test
    void anyonesLookReadsAChatThatIsNobodys() {
        assertThat(unread(desk.agent().put("/chats/" + desk.chat("one") + "/read", "{}")))
                .isZero();
        assertThat(unread(desk.admin().put("/chats/" + desk.chat("one") + "/read", "{}")))
                .isZero();
    }

    private static long unread(Desk.Answer answer) {
        return answer.is(200).get("unread_count").asLong();
    }

    private static String[] texts(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "message " + i).toArray(String[]::new);
    }

    private static List<Long> seqs(JsonNode messages) {
        return messages.valueStream().map(m -> m.get("seq").asLong()).toList();
    }

    private static List<String> texts(JsonNode messages) {
        return messages.valueStream().map(m -> m.get("text").asString()).toList();
    }
}
