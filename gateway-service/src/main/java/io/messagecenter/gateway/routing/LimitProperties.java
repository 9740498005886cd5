package io.messagecenter.gateway.routing;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much, and for how long.
 *
 * @param json the largest body of an ordinary request
 * @param webhook the largest webhook that is passed on; a little more than webhook-ingest takes, so that it sees and counts
 *     what it refuses
 * @param media the largest file, without the multipart wrapping for which there is room beside
 * @param patience how long a service may make no progress with a request before it counts as away
 * @param webhookPatience the same for webhooks, whose sender must hear within 3 s that it has to come again, on a
 *     busy machine too
 */
@Validated
@ConfigurationProperties("messagecenter.gateway.limits")
record LimitProperties(
        @DefaultValue("1MB") DataSize json,
        @DefaultValue("9MB") DataSize webhook,
        @DefaultValue("64MB") DataSize media,
        @DefaultValue("30s") @DurationMin(millis = 50) Duration patience,
        @DefaultValue("2200ms") @DurationMin(millis = 50) Duration webhookPatience) {}
