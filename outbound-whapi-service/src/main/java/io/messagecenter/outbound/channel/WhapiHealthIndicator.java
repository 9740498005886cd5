package io.messagecenter.outbound.channel;

import io.messagecenter.outbound.whapi.ChannelHealth;
import io.messagecenter.outbound.whapi.WhapiClient;
import io.messagecenter.outbound.whapi.WhapiProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says {@code DEGRADED} while sends have to wait: the service itself is well, so its readiness does not depend on it. */
@Component
class WhapiHealthIndicator implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(WhapiHealthIndicator.class);
    private static final Status DEGRADED = new Status("DEGRADED");

    private final Channel channel;
    private final WhapiClient whapi;
    private final @Nullable String expectedChannel;
    private volatile @Nullable String otherChannel;

    WhapiHealthIndicator(Channel channel, WhapiClient whapi, WhapiProperties properties) {
        this.channel = channel;
        this.whapi = whapi;
        this.expectedChannel = properties.channelId();
    }

    @Override
    public Health health() {
        var health = Health.up();
        if (channel.isOff()) {
            health.status(DEGRADED).withDetail("channel", "WHAPI says that the channel cannot send; sends wait");
        }
        if (channel.isCircuitOpen()) {
            health.status(DEGRADED).withDetail("circuit", "WHAPI fails; sends wait");
        }
        if (otherChannel != null) {
            health.status(DEGRADED)
                    .withDetail("account", "WHAPI_TOKEN belongs to " + otherChannel + ", not to " + expectedChannel);
        }
        return health.build();
    }

    /** Once, since WHAPI's cheaper plans count requests. */
    @EventListener(ApplicationReadyEvent.class)
    void compareAccounts() {
        if (expectedChannel != null && !expectedChannel.isBlank()) {
            Thread.startVirtualThread(
                    () -> whapi.health().map(ChannelHealth::channelId).ifPresent(this::compare));
        }
    }

    private void compare(String actual) {
        if (!actual.equals(expectedChannel)) {
            otherChannel = actual;
            log.warn("WHAPI_TOKEN belongs to channel {}, WHAPI_CHANNEL_ID says {}", actual, expectedChannel);
        }
    }
}
