package io.messagecenter.outbound.whapi;

import io.messagecenter.platform.Secret;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How to reach WHAPI; {@code WHAPI_BASE_URL}, {@code WHAPI_TOKEN} and {@code WHAPI_CHANNEL_ID} in the environment.
 *
 * @param token of the channel; one token serves every account
 * @param channelId the account that the token should belong to; null when nobody said
 * @param mediaHosts beside {@code baseUrl}, which hosts files may be fetched from: names, or {@code *.} and the end of names
 * @param deskTimeout the same for what admins ask
 * @param readTimeout from the end of the connecting to the last byte of the answer
 */
@Validated
@ConfigurationProperties("whapi")
public record WhapiProperties(
        @DefaultValue("https://gate.whapi.cloud") @NotNull URI baseUrl,
        @Nullable Secret token,
        @Nullable String channelId,

        @DefaultValue({"*.whapi.cloud", "*.wasabisys.com", "*.whatsapp.net"})
        List<String> mediaHosts,

        @DefaultValue("3s") @DurationMin(millis = 50) @DurationMax(seconds = 10)
        Duration connectTimeout,

        @DefaultValue("10s") @DurationMin(millis = 50) @DurationMax(seconds = 60)
        Duration readTimeout,

        @DefaultValue("5s") @DurationMin(millis = 50) @DurationMax(seconds = 10)
        Duration deskTimeout) {

    @AssertTrue(
            message =
                    "WHAPI_TOKEN is not set: put the channel's token from WHAPI's dashboard into the environment or into .env")
    boolean isTokenGiven() {
        return token != null && token.isPresent();
    }

    @AssertTrue(message = "WHAPI_BASE_URL must be an http or https address, such as https://gate.whapi.cloud") boolean isBaseUrlUsable() {
        return baseUrl.getHost() != null && ("http".equals(baseUrl.getScheme()) || "https".equals(baseUrl.getScheme()));
    }
}
