package io.messagecenter.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SimulatorTest
class ListsTest {

    private static final String PHONE = "4915155506001";
    private static final String LIST = "/messages/list/" + PHONE + "@s.whatsapp.net";

    @Autowired
    private Wire wire;

    @BeforeEach
    void startAnew() throws IOException {
        wire.delete("/sim");
        for (var second = 1; second <= 3; second++) {
            wire.post(
                    "/sim/inbound",
                    "{\"phone\":\"%s\",\"name\":\"Noor\",\"text\":\"in %d\",\"timestamp\":%d}"
                            .formatted(PHONE, second, 1790000000 + second));
        }
        wire.post("/messages/text", "{\"to\":\"%s\",\"body\":\"out\"}".formatted(PHONE));
        wire.post("/sim/inbound", "{\"phone\":\"4915155506002\",\"text\":\"elsewhere\"}");
    }

    @Test
    void aChatIsListedNewestFirstWithItsCounts() throws IOException {
        assertThat(texts(LIST)).containsExactly("out", "in 3", "in 2", "in 1");
        var page = wire.get(LIST + "?count=2&offset=1").json();
        assertThat(page.path("count").asInt()).isEqualTo(2);
        assertThat(page.path("total").asInt()).isEqualTo(4);
        assertThat(page.path("offset").asInt()).isEqualTo(1);
        assertThat(page.path("first").asLong()).isEqualTo(1790000003);
        assertThat(texts("/messages/list")).hasSize(5).contains("elsewhere");
    }

    @Test
    void aListCanBeNarrowedAndTurnedAround() throws IOException {
        assertThat(texts(LIST + "?from_me=true")).containsExactly("out");
        assertThat(texts(LIST + "?time_from=1790000002&time_to=1790000003")).containsExactly("in 3", "in 2");
        assertThat(texts(LIST + "?sort=asc&count=1")).containsExactly("in 1");
        assertThat(texts(LIST + "?author=" + PHONE)).hasSize(3);
        assertThat(texts("/messages/list/4915155506999@s.whatsapp.net")).isEmpty();
    }

    @Test
    void bareDigitsAndBadParametersAreRefused() throws IOException {
        for (var path : List.of(
                "/messages/list/" + PHONE,
                LIST + "?count=0",
                LIST + "?count=501",
                LIST + "?offset=x",
                LIST + "?sort=up")) {
            assertThat(wire.get(path).status()).as(path).isEqualTo(400);
        }
    }

    @Test
    void hiddenSendsAreMissingFromListsOnly() throws IOException {
        wire.put("/sim/faults", "{\"hide_list_ms\":60000}");
        assertThat(texts(LIST)).containsExactly("in 3", "in 2", "in 1");
        assertThat(wire.get("/messages/" + wire.sentTo(PHONE).getFirst()).status())
                .isEqualTo(200);

        wire.put("/sim/faults", "{}");
        assertThat(texts(LIST)).startsWith("out");
    }

    @Test
    void chatsCountWhatIsUnread() throws IOException {
        var chat = wire.get("/chats/" + PHONE + "@s.whatsapp.net").json();
        assertThat(chat.path("name").asString()).isEqualTo("Noor");
        assertThat(chat.path("unread").asInt()).isEqualTo(3);
        assertThat(wire.get("/chats?count=1").json().path("total").asInt()).isEqualTo(2);
        assertThat(wire.get("/sim/chats/" + PHONE + "/messages").json().path("items"))
                .hasSize(4);
    }

    @Test
    void forgettingForgetsEverything() throws IOException {
        wire.put("/sim/faults", "{\"delay_ms\":1}");
        assertThat(wire.delete("/sim").status()).isEqualTo(204);

        assertThat(texts("/messages/list")).isEmpty();
        assertThat(wire.get("/sim/sent").json().path("items")).isEmpty();
        assertThat(wire.get("/sim/faults").json().path("delay_ms").asInt()).isZero();
    }

    private List<String> texts(String path) throws IOException {
        return wire.get(path)
                .json()
                .path("messages")
                .valueStream()
                .map(message -> message.at("/text/body").asString())
                .toList();
    }
}
