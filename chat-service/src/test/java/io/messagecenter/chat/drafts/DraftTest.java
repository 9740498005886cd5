package io.messagecenter.chat.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChatTest
class DraftTest {

    @Autowired
    private Desk desk;

    @Test
    void aDraftIsKeptAsItWasTypedForItsAuthorAlone() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "hello");
        var path = "/chats/" + chat + "/draft";
        var none = ann.get(path).is(200);
        assertThat(none.get("reply").isNull()).isTrue();
        assertThat(none.get("updated_at").isNull()).isTrue();

        var kept = ann.put(path, "{'reply': 'I will look \\u0000', 'note': 'ask Ben'}")
                .is(200);

        assertThat(kept.get("reply").asString()).isEqualTo("I will look ");
        assertThat(ann.get(path).body()).isEqualTo(kept.body());
        assertThat(desk.admin().get(path).is(200).get("reply").isNull()).isTrue();
        assertThat(desk.admin().get("/chats/drafts").is(200).get("items")).isEmpty();
    }

    @Test
    void whatIsNotGivenStaysAndAnEmptyTextDeletes() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "hello");
        var path = "/chats/" + chat + "/draft";
        ann.put(path, "{'reply': 'one', 'note': 'two'}").is(200);

        assertThat(ann.put(path, "{'reply': ''}").is(200).get("note").asString())
                .isEqualTo("two");
        assertThat(ann.get("/chats/drafts").get("items")).hasSize(1);
        assertThat(ann.put(path, "{'note': ''}").is(200).get("updated_at").isNull())
                .isTrue();
        assertThat(ann.get("/chats/drafts").get("items")).isEmpty();
        ann.put(path, "{'reply': '" + "x".repeat(10_001) + "'}").isInvalid("reply");
    }

    @Test
    void theListShowsTheBeginningsNewestFirstOfChatsThatAreStillVisible() {
        var ann = desk.agent();
        var first = desk.chatOf(ann, "hello");
        var second = desk.chatOf(ann, "hello");
        var gone = desk.chatOf(ann, "hello");
        for (var chat : new long[] {first, second, gone}) {
            ann.put("/chats/" + chat + "/draft", "{'reply': '" + "y".repeat(300) + "'}")
                    .is(200);
        }
        ann.patch("/chats/" + gone, "{'assigned_agent_id': " + desk.colleague().id + "}")
                .is(200);

        var page = ann.get("/chats/drafts?limit=1").is(200);
        var rest = ann.get(
                "/chats/drafts?limit=1&cursor=" + page.get("next_cursor").asString());

        assertThat(page.get("items").get(0).get("chat_id").asLong()).isEqualTo(second);
        assertThat(page.get("items").get(0).get("reply").asString()).hasSize(200);
        assertThat(rest.get("items").get(0).get("chat_id").asLong()).isEqualTo(first);
        assertThat(rest.get("next_cursor").isNull()).isTrue();
        ann.get("/chats/drafts?cursor=x").isInvalid("cursor");
        ann.get("/chats/drafts?limit=0").isInvalid("limit");
    }
}
