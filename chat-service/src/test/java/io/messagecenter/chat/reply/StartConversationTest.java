package io.messagecenter.chat.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import io.messagecenter.chat.VirtualPhone;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.outbound.OutboundCommand;
import io.messagecenter.platform.test.TestTopics;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChatTest
class StartConversationTest {

    @Autowired
    private Desk desk;

    @Test
    void aConversationWithANewNumberBelongsToWhoStartedIt() {
        var ann = desk.agent();
        var digits = new VirtualPhone().number;

        var chat = ann.post("/chats", "{'phone': '+%s', 'text': 'hi', 'name': 'Zoe'}".formatted(digits))
                .is(201);

        assertThat(chat.get("mode").asString()).isEqualTo("AGENT");
        assertThat(chat.get("assigned_agent_id").asLong()).isEqualTo(ann.id);
        assertThat(chat.get("customer").get("phone").asString()).isEqualTo(digits);
        assertThat(chat.get("customer").get("name").asString()).isEqualTo("Zoe");
        assertThat(chat.get("last_message").get("text").asString()).isEqualTo("hi");
        var id = chat.get("id").asLong();
        assertThat(TestTopics.awaitEvent(
                                Topic.OUTBOUND_WHATSAPP,
                                OutboundCommand.class,
                                c -> c.head().chatId() == id)
                        .head()
                        .to())
                .isEqualTo(digits + "@s.whatsapp.net");

        var again = ann.post("/chats/", "{'phone': '%s'}".formatted(digits)).is(200);
        assertThat(again.get("id").asLong()).isEqualTo(id);
        desk.agent().post("/chats", "{'phone': '%s'}".formatted(digits)).is(404);
        desk.admin().post("/chats", "{'phone': '%s'}".formatted(digits)).is(200);
    }

    @Test
    void aConversationThatIsThereIsUsed() {
        var ann = desk.agent();
        var phone = new VirtualPhone();
        desk.arrives(phone.says("hello"));

        var chat = ann.post("/chats", "{'phone': '%s', 'name': 'Other'}".formatted(phone.number))
                .is(200);
        assertThat(chat.get("assigned_agent_id").isNull()).isTrue();
        assertThat(chat.get("mode").asString()).isEqualTo("BOT");
        assertThat(chat.get("channel_account").asString()).isEqualTo(phone.account);

        var written = ann.post("/chats", "{'phone': '%s', 'text': 'hi'}".formatted(phone.number))
                .is(200);
        assertThat(written.get("id")).isEqualTo(chat.get("id"));
        assertThat(written.get("assigned_agent_id").asLong()).isEqualTo(ann.id);
    }

    @Test
    void oneNumberGetsOneChatHoweverManyBeginAtOnce() throws Exception {
        var boss = desk.admin();
        var body = "{'phone': '%s'}".formatted(new VirtualPhone().number);
        var created = 0;
        var ids = new HashSet<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 10)
                    .mapToObj(i -> threads.submit(() -> boss.post("/chats", body)))
                    .toList();
            for (var call : calls) {
                created += call.get().status() == 201 ? 1 : 0;
                ids.add(call.get().get("id").asLong());
            }
        }
        assertThat(created).isEqualTo(1);
        assertThat(ids).hasSize(1);
    }

    @Test
    void aNumberThatIsNoneIsRefused() {
        var ann = desk.agent();
        for (var body :
                List.of("{}", "{'phone': 'zero'}", "{'phone': '123'}", "{'phone': 49301234567}", "{'phone': null}")) {
            ann.post("/chats", body).isInvalid("phone");
        }
        ann.post("/chats", "{'phone': '%s', 'text': ' '}".formatted(new VirtualPhone().number))
                .isInvalid("text");
        ann.post("/chats", "[]").is(400);
        ann.post("/chats", "").is(400);
    }
}
