package io.messagecenter.chat.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChatTest
class LabelListTest {

    @Autowired
    private Desk desk;

    /** Sorts before what other tests write. */
    private final String prefix = "!" + UUID.randomUUID();

    @Test
    void labelsAreCountedAsFarAsTheChatsAreVisible() {
        var ann = desk.agent();
        var ben = desk.agent();
        label(ann, "a", "b");
        label(ann, "b");
        label(ben, "b", "c");

        assertThat(own(ann)).containsExactly("a 1", "b 2");
        assertThat(own(ben)).containsExactly("b 1", "c 1");
        assertThat(own(desk.admin())).containsExactly("a 1", "b 3", "c 1");
        desk.anonymous("GET", "/labels").is(401);
    }

    @Test
    void theListIsReadInPages() {
        var ann = desk.agent();
        label(ann, "a", "b", "c");
        var first = ann.get("/labels/?limit=2").is(200);
        assertThat(names(first)).containsExactly("a 1", "b 1");
        var second = ann.get(
                        "/labels?limit=2&cursor=" + first.get("next_cursor").asString())
                .is(200);
        assertThat(names(second)).containsExactly("c 1");
        assertThat(second.get("next_cursor").isNull()).isTrue();
        ann.get("/labels?limit=0").isInvalid("limit");
        ann.get("/labels?cursor=x").isInvalid("cursor");
    }

    private void label(Desk.User user, String... names) {
        var labels = new ArrayList<String>();
        for (var name : names) {
            labels.add("'" + prefix + name + "'");
        }
        user.patch("/chats/" + desk.chatOf(user, "hello"), "{'labels': " + labels + "}")
                .is(200);
    }

    private List<String> own(Desk.User user) {
        return names(user.get("/labels?limit=100").is(200));
    }

    private List<String> names(Desk.Answer page) {
        return page.get("items")
                .valueStream()
                .filter(l -> l.get("name").asString().startsWith(prefix))
                .map(l -> l.get("name").asString().substring(prefix.length()) + " " + l.get("chats"))
                .toList();
    }
}
