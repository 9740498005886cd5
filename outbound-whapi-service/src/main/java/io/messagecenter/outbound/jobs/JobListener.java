package io.messagecenter.outbound.jobs;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.outbound.ProviderJob;
import io.messagecenter.platform.kafka.BatchProcessor;
import io.messagecenter.platform.kafka.Incoming;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Takes jobs out of Kafka: what must be done is written down, the rest is done at once or never. */
@Component
class JobListener {

    private final BatchProcessor batches;
    private final Jobs jobs;
    private final JobLanes lanes;
    private final Courtesies courtesies;

    JobListener(BatchProcessor batches, Jobs jobs, JobLanes lanes, Courtesies courtesies) {
        this.batches = batches;
        this.jobs = jobs;
        this.lanes = lanes;
        this.courtesies = courtesies;
    }

    @KafkaListener(
            id = "outbound.jobs",
            groupId = "outbound-whapi-service-jobs",
            topics = Topic.Names.WHAPI_JOBS,
            batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        batches.process(ProviderJob.class, records, this::take);
    }

    private void take(List<Incoming<ProviderJob>> batch) {
        var lasting = new ArrayList<Incoming<ProviderJob>>();
        for (var order : batch) {
            switch (order.event()) {
                case ProviderJob.FetchMedia _ -> lasting.add(order);
                case ProviderJob.FetchProfile profile -> {
                    if (!profile.head().address().isGroup()) {
                        lasting.add(order);
                    }
                }
                case ProviderJob.MarkRead mark -> courtesies.offer(mark);
                case ProviderJob.ShowTyping typing -> courtesies.offer(typing);
            }
        }
        if (!lasting.isEmpty()) {
            jobs.writeDown(lasting);
            lanes.wake();
        }
    }
}
