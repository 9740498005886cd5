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
        var pages = new ArrayList<List<String>>();
        var page = ann.get("/labels/?limit=2").is(200);
        pages.add(names(page));
        while (!page.get("next_cursor").isNull()) {
            page = ann.get("/labels?limit=2&cursor=" + page.get("next_cursor").asString())
                    .is(200);
            pages.add(names(page));
        }

        // What follows are the labels of other tests.
        assertThat(pages.subList(0, 2)).containsExactly(List.of("a 1", "b 1"), List.of("c 1"));
        assertThat(pages.stream().skip(2)).allMatch(List::isEmpty);
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
