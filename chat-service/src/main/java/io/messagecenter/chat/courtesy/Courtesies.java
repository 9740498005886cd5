package io.messagecenter.chat.courtesy;

import io.messagecenter.chat.conversation.Chat;
import io.messagecenter.chat.conversation.ChatWork;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.outbound.OutboundHead;
import io.messagecenter.contracts.outbound.ProviderJob.FetchProfile;
import io.messagecenter.contracts.outbound.ProviderJob.MarkRead;
import io.messagecenter.contracts.outbound.ProviderJob.ShowTyping;
import io.messagecenter.platform.outbox.Outbox;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Orders of the provider what its settings allow; each may be switched off, and none is worth a second try. */
@Component
public class Courtesies {

    private final CourtesySettings settings;
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;

    Courtesies(CourtesySettings settings, JdbcClient jdbc, Outbox outbox, Clock clock) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Somebody here read in a chat of the work.
     *
     * @param before how many of the customer's messages were read before
     */
    public void read(ChatWork work, long chatId, long before) {
        var chat = work.chat(chatId);
        if (!settings.readReceipts() || chat.state().read() <= before) {
            return;
        }
        jdbc.sql("""
                        SELECT provider_id FROM messages
                        WHERE chat_id = ? AND in_seq <= ? AND provider_id IS NOT NULL ORDER BY seq DESC LIMIT 1
                        """)
                .params(chatId, chat.state().read())
                .query(String.class)
                .optional()
                .ifPresent(id -> work.enqueue(
                        new MarkRead(work.head(chat, "read", chat.state().read()), id)));
    }

    /** A customer is new: what are they called, and what do they look like? */
    public void met(ChatWork work, Chat chat) {
        if (settings.profiles()) {
            var customer = chat.customer().id();
            work.enqueue(new FetchProfile(work.head(chat, "profile", customer), customer));
        }
    }

    /** Somebody here types in that chat. */
    @Transactional
    public void types(ChatSnapshot chat) {
        if (settings.typing()) {
            var address = chat.address();
            var head = new OutboundHead(
                    UUID.randomUUID(), chat.id(), address, address.account(), address.chatId(), clock.instant());
            outbox.append(Topic.WHAPI_JOBS, address.toString(), new ShowTyping(head));
        }
    }
}
