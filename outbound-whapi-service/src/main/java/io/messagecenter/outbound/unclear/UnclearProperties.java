package io.messagecenter.outbound.unclear;

import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How unclear sends are settled.
 *
 * @param looks when WHAPI's list is looked at, counted from the moment the outcome became unclear; the last look decides. WHAPI may
 *     list a message late, so that must not come early.
 * @param skew how far WHAPI's clock and ours may be apart
 */
@Validated
@ConfigurationProperties("messagecenter.outbound.unclear")
record UnclearProperties(
        @DefaultValue({"5s", "15s", "45s"}) @NotEmpty List<Duration> looks,
        @DefaultValue("60s") Duration skew) {}
