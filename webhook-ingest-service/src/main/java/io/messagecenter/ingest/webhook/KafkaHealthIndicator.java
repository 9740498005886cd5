package io.messagecenter.ingest.webhook;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether Kafka answers. Not a part of readiness: without Kafka this service is still the one to answer, with a 503 that makes WHAPI
 * come back.
 */
class KafkaHealthIndicator implements HealthIndicator, DisposableBean {

    private static final int PATIENCE_MS = 1000;

    private final Map<String, Object> settings;
    private @Nullable Admin admin;

    KafkaHealthIndicator(Map<String, Object> settings) {
        this.settings = new HashMap<>(settings);
        this.settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        this.settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    }

    @Override
    public Health health() {
        try {
            var nodes = admin().describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MS))
                    .nodes()
                    .get(PATIENCE_MS, TimeUnit.MILLISECONDS);
            return Health.up().withDetail("nodes", nodes.size()).build();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return Health.down().withDetail("waiting", "for Kafka").build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.unknown().build();
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }

    @Override
    public synchronized void destroy() {
        if (admin != null) {
            admin.close();
        }
    }
}
