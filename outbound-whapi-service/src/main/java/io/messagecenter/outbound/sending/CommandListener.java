package io.messagecenter.outbound.sending;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.outbound.OutboundCommand;
import io.messagecenter.platform.kafka.BatchProcessor;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Takes commands out of Kafka. They are safe once written down, so the offset is committed after that, not after the sending. */
@Component
class CommandListener {

    private final BatchProcessor batches;
    private final Intake intake;
    private final Dispatcher dispatcher;

    CommandListener(BatchProcessor batches, Intake intake, Dispatcher dispatcher) {
        this.batches = batches;
        this.intake = intake;
        this.dispatcher = dispatcher;
    }

    @KafkaListener(
            id = "outbound.commands",
            groupId = "outbound-whapi-service",
            topics = Topic.Names.OUTBOUND_WHATSAPP,
            batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        batches.process(OutboundCommand.class, records, commands -> {
            intake.writeDown(commands.stream()
                    .map(incoming -> new Intake.Order(incoming.event(), incoming.traceParent()))
                    .toList());
            dispatcher.wake();
        });
    }
}
