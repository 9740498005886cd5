package io.messagecenter.whapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.inbound.ProviderNoticed;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookProbeTest {

    private static final UUID PROBE = UUID.randomUUID();

    @Test
    void theMarkIsFoundInEveryModeOfWebhooks() {
        for (var path : new String[] {"", "/", "/messages/post", "/messages"}) {
            assertThat(WebhookProbe.in("/webhook/whapi" + WebhookProbe.path(PROBE) + path))
                    .contains(PROBE);
        }
        assertThat(WebhookProbe.in("/webhook/whapi/probe/nothing")).isEmpty();
        assertThat(WebhookProbe.in("/webhook/whapi")).isEmpty();
    }

    @Test
    void theEventSaysWhichProbeCame() {
        var event = WebhookProbe.event(PROBE, new Delivery("A-1", "post", Instant.now()));

        assertThat(WebhookProbe.of(event)).contains(PROBE);
        assertThat(event.head().account()).isEqualTo("A-1");
        assertThat(WebhookProbe.of(new ProviderNoticed(event.head(), "labels.post", event.raw())))
                .isEmpty();
    }
}
