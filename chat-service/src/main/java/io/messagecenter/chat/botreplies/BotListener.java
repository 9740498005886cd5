package io.messagecenter.chat.botreplies;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.bot.BotEvent;
import io.messagecenter.platform.kafka.BatchProcessor;
import io.messagecenter.platform.kafka.Incoming;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Thin on purpose: a batch of records becomes one transaction. */
@Component
class BotListener {

    private final BatchProcessor batches;
    private final DecideBotEvents decisions;

    BotListener(BatchProcessor batches, DecideBotEvents decisions) {
        this.batches = batches;
        this.decisions = decisions;
    }

    @KafkaListener(topics = Topic.Names.BOT_REPLIES, groupId = "chat-service.bot", batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        batches.process(
                BotEvent.class,
                records,
                batch -> decisions.decide(
                        batch.stream().<BotEvent>map(Incoming::event).toList()));
    }
}
