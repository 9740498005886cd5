package io.messagecenter.bot.turns;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.chat.ChatEvent;
import io.messagecenter.platform.kafka.BatchProcessor;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Reads what happens to chats. */
@Component
class ChatEventListener {

    private final BatchProcessor batches;
    private final TakeChatEvents takeChatEvents;

    ChatEventListener(BatchProcessor batches, TakeChatEvents takeChatEvents) {
        this.batches = batches;
        this.takeChatEvents = takeChatEvents;
    }

    @KafkaListener(
            id = "chat-events",
            idIsGroup = false,
            groupId = "bot-service",
            topics = Topic.Names.CHAT_EVENTS,
            concurrency = "${bot.consumers}",
            batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        batches.process(ChatEvent.class, records, takeChatEvents::take);
    }
}
