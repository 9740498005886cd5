package io.messagecenter.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.conversation.Snapshots;
import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.chat.ChatEvent;
import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.ChatUpdated;
import io.messagecenter.contracts.chat.MessageCreated;
import io.messagecenter.contracts.chat.MessageSnapshot;
import io.messagecenter.platform.test.TestTopics;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a test sees of a chat: in the database, and in the topic once the relay has told everything. */
@TestComponent
public class ChatProbe {

    private final JdbcTemplate jdbc;
    private final Snapshots snapshots;

    ChatProbe(JdbcTemplate jdbc, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
    }

    public boolean exists(ConversationAddress address) {
        return !jdbc.queryForList("SELECT 1 FROM chat_addresses WHERE address = ?", address.toString())
                .isEmpty();
    }

    public ChatSnapshot chat(ConversationAddress address) {
        var ids = jdbc.queryForList(
                "SELECT chat_id FROM chat_addresses WHERE address = ?", Long.class, address.toString());
        return snapshots.chats(ids).getFirst();
    }

    public List<MessageSnapshot> thread(ConversationAddress address) {
        return snapshots.newest(chat(address).id(), 500);
    }

    public List<String> texts(ConversationAddress address) {
        return thread(address).stream().map(MessageSnapshot::text).toList();
    }

    /** All events of the chat, which must be numbered without gaps up to the chat's own number. */
    public List<ChatEvent> events(ConversationAddress address) {
        var chat = chat(address);
        var events = TestTopics.awaitEvents(
                Topic.CHAT_EVENTS, ChatEvent.class, e -> e.head().chatId() == chat.id(), (int) chat.change());
        assertThat(events.stream().map(e -> e.head().change()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, chat.change()).boxed().toList());
        return events;
    }

    /** The messages that were told, in their order. */
    public List<String> told(ConversationAddress address) {
        return events(address).stream()
                .filter(MessageCreated.class::isInstance)
                .map(e -> ((MessageCreated) e).message().text())
                .toList();
    }

    /** The last time that the chat itself was told. */
    public ChatUpdated lastUpdate(ConversationAddress address) {
        return events(address).stream()
                .filter(ChatUpdated.class::isInstance)
                .map(ChatUpdated.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
