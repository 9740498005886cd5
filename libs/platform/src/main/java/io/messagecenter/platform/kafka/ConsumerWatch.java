package io.messagecenter.platform.kafka;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Starts a consumer again that stopped without being told to: an {@link Error} ends one for good, and its service would look as if all
 * were well. Until it runs again the service is not ready.
 */
final class ConsumerWatch implements ApplicationListener<ConsumerStoppedEvent>, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(ConsumerWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final KafkaListenerEndpointRegistry listeners;
    private final Set<String> fallen = ConcurrentHashMap.newKeySet();

    ConsumerWatch(KafkaListenerEndpointRegistry listeners) {
        this.listeners = listeners;
    }

    @Override
    public void onApplicationEvent(ConsumerStoppedEvent event) {
        if (event.getReason() == ConsumerStoppedEvent.Reason.NORMAL) {
            return;
        }
        var container = event.getContainer(MessageListenerContainer.class);
        var id = container.getListenerId();
        // Only those of the registry: others are somebody's own and looked after by them.
        if (listeners.getListenerContainer(id) == container && fallen.add(id)) {
            log.error("The consumer {} stopped ({}); it is started again", id, event.getReason());
            Thread.ofVirtual().name("restart-" + id).start(() -> restart(container, id));
        }
    }

    private void restart(MessageListenerContainer container, String id) {
        try {
            Thread.sleep(PAUSE);
            container.stop();
            container.start();
            fallen.remove(id);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Health health() {
        return fallen.isEmpty()
                ? Health.up().build()
                : Health.outOfService().withDetail("stopped", fallen).build();
    }
}
