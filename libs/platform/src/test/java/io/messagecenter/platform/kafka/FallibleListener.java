package io.messagecenter.platform.kafka;

import io.messagecenter.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** A listener as services have them, which fails as it is told. */
@Component
class FallibleListener {

    static final Topic TOPIC = Topic.BOT_REPLIES;

    final List<String> done = new CopyOnWriteArrayList<>();
    final LinkedBlockingQueue<Consumer<List<String>>> failures = new LinkedBlockingQueue<>();

    @KafkaListener(id = "fallible", topics = Topic.Names.BOT_REPLIES, batch = "true")
    void read(List<ConsumerRecord<String, byte[]>> records) {
        var values = records.stream()
                .map(r -> new String(r.value(), StandardCharsets.UTF_8))
                .toList();
        var failure = failures.poll();
        if (failure != null) {
            failure.accept(values);
        }
        done.addAll(values);
    }
}
