package io.messagecenter.chat.amend;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import io.messagecenter.chat.delivery.Provider;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.outbound.DeleteMessage;
import io.messagecenter.contracts.outbound.EditMessage;
import io.messagecenter.contracts.outbound.FailureReason;
import io.messagecenter.contracts.outbound.MessageAction;
import io.messagecenter.contracts.outbound.OutboundCommand;
import io.messagecenter.contracts.outbound.OutboundResult.ActionFailed;
import io.messagecenter.contracts.outbound.ReactToMessage;
import io.messagecenter.platform.test.TestTopics;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ChatTest
class AmendMessageTest {

    @Autowired
    private Desk desk;

    @Autowired
    private Provider provider;

    @Test
    void aReactionIsShownAndOrderedAndGoesWhenTheProviderRefuses() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "hello");
        var id = message(ann, chat, 0).get("id").asLong();

        var reacted = react(ann, id, "👍").is(200);

        var reaction = reacted.get("reactions").get(0);
        assertThat(reaction.get("emoji").asString()).isEqualTo("👍");
        assertThat(reaction.get("sender").asString()).isEqualTo("agent");
        assertThat(reaction.get("sender_name").asString()).isEqualToIgnoringCase(ann.username);
        var order = (ReactToMessage) order(c -> c instanceof ReactToMessage r && r.messageId() == id);
        assertThat(order.emoji()).isEqualTo("👍");
        assertThat(order.providerId()).isEqualTo(reacted.get("provider_id").asString());
        provider.apply(failed(order.id(), id, MessageAction.REACT));
        var after = message(ann, chat, 0);
        assertThat(after.get("reactions")).isEmpty();
        assertThat(after.get("error").asString()).isEqualTo("WhatsApp refused.");
    }

    @Test
    void aReactionIsReplacedAndTakenAway() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "hello");
        var id = message(ann, chat, 0).get("id").asLong();
        react(ann, id, "👍").is(200);
        react(ann, id, "❤️").is(200);
        assertThat(message(ann, chat, 0).get("reactions")).hasSize(1);
        assertThat(react(ann, id, "").is(200).get("reactions")).isEmpty();
    }

    @Test
    void ourWordsAreReplacedAndComeBackWhenTheProviderRefuses() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "hello");
        var id = sent(ann, chat, "frist");

        var edited = ann.patch("/chats/messages/" + id, "{'text': ' first '}").is(200);

        assertThat(edited.get("text").asString()).isEqualTo("first");
        assertThat(edited.get("edited_at").isNull()).isFalse();
        var order = (EditMessage) order(c -> c instanceof EditMessage e && e.messageId() == id);
        assertThat(order.text()).isEqualTo("first");
        ann.patch("/chats/messages/" + id, "{'text': 'second'}").is(200);
        provider.apply(failed(order.id(), id, MessageAction.EDIT));
        assertThat(message(ann, chat, 1).get("text").asString()).isEqualTo("second");

        var newest = order(c ->
                c instanceof EditMessage e && e.messageId() == id && e.text().equals("second"));
        provider.apply(failed(newest.id(), id, MessageAction.EDIT));
        var after = message(ann, chat, 1);
        assertThat(after.get("text").asString()).isEqualTo("first");
        assertThat(after.get("error").asString()).isEqualTo("WhatsApp refused.");
        assertThat(after.get("status").asString()).isEqualTo("sent");
    }

    @Test
    void ourMessageIsDeletedAndComesBackWhenTheProviderRefuses() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "hello");
        var id = sent(ann, chat, "oops");

        var deleted = ann.delete("/chats/messages/" + id).is(200);

        assertThat(deleted.get("text").isNull()).isTrue();
        assertThat(deleted.get("deleted_at").isNull()).isFalse();
        ann.delete("/chats/messages/" + id).is(200);
        ann.patch("/chats/messages/" + id, "{'text': 'x'}").is(409);
        react(ann, id, "👍").is(409);
        var order = order(c -> c instanceof DeleteMessage d && d.messageId() == id);
        provider.apply(failed(order.id(), id, MessageAction.DELETE));
        assertThat(message(ann, chat, 1).get("text").asString()).isEqualTo("oops");
    }

    @Test
    void whatIsNotAtTheProviderYetWaits() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "hello");
        var id = reply(ann, chat, "hi");
        assertThat(ann.patch("/chats/messages/" + id, "{'text': 'x'}")
                        .is(409)
                        .get("message")
                        .get("id")
                        .asLong())
                .isEqualTo(id);
        ann.delete("/chats/messages/" + id).is(409);
        react(ann, id, "👍").is(409);

        provider.refuses(id, 1, "no such number");
        ann.patch("/chats/messages/" + id, "{'text': 'x'}").is(409);
        ann.delete("/chats/messages/" + id).is(200);
    }

    @Test
    void whatTheCustomerWroteIsTheirs() {
        var ann = desk.agent();
        var id = message(ann, desk.chatOf(ann, "hello"), 0).get("id").asLong();
        ann.patch("/chats/messages/" + id, "{'text': 'x'}").is(422);
        ann.delete("/chats/messages/" + id).is(422);
    }

    @Test
    void aNoteIsItsAuthorsAndStaysInTheHouse() {
        var ann = desk.agent();
        var chat = desk.chat("hello");
        var id = ann.post("/chats/" + chat + "/notes", "{'text': 'hm'}")
                .get("id")
                .asLong();

        desk.agent().patch("/chats/messages/" + id, "{'text': 'x'}").is(403);
        assertThat(ann.patch("/chats/messages/" + id, "{'text': 'well'}")
                        .is(200)
                        .get("text")
                        .asString())
                .isEqualTo("well");
        react(ann, id, "👍").is(422);
        desk.admin().delete("/chats/messages/" + id).is(200);
    }

    @Test
    void anothersMessageIsNotThere() {
        var ann = desk.agent();
        var id = sent(ann, desk.chatOf(ann, "hello"), "hi");
        var ben = desk.agent();
        react(ben, id, "👍").is(404);
        ben.patch("/chats/messages/" + id, "{'text': 'x'}").is(404);
        ben.delete("/chats/messages/" + id).is(404);
        desk.anonymous("DELETE", "/chats/messages/" + id).is(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'emoji': null}", "{'emoji': 7}", "{'emoji': 'good'}"})
    void aReactionIsAnEmoji(String body) {
        var ann = desk.agent();
        var id = message(ann, desk.chatOf(ann, "hello"), 0).get("id").asLong();
        ann.post("/chats/messages/" + id + "/reaction", body).isInvalid("emoji");
        ann.patch("/chats/messages/" + id, "{'text': '  '}").isInvalid("text");
    }

    private static Desk.Answer react(Desk.User user, long id, String emoji) {
        return user.post("/chats/messages/" + id + "/reaction", "{'emoji': '" + emoji + "'}");
    }

    private long sent(Desk.User user, long chat, String text) {
        var id = reply(user, chat, text);
        provider.accepts(id, 1, "wa-" + id);
        return id;
    }

    private static long reply(Desk.User user, long chat, String text) {
        return user.post("/chats/messages", "{'chat_id': %d, 'text': '%s'}".formatted(chat, text))
                .is(201)
                .get("id")
                .asLong();
    }

    private static JsonNode message(Desk.User user, long chat, int place) {
        return user.get("/chats/" + chat).get("messages").get(place);
    }

    private ActionFailed failed(UUID order, long id, MessageAction action) {
        return new ActionFailed(
                provider.head(id), order, id, action, FailureReason.REJECTED, "WhatsApp refused.", "403");
    }

    private static OutboundCommand order(Predicate<OutboundCommand> which) {
        return TestTopics.awaitEvent(Topic.OUTBOUND_WHATSAPP, OutboundCommand.class, which);
    }
}
