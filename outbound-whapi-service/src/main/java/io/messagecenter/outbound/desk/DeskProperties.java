package io.messagecenter.outbound.desk;

import io.messagecenter.platform.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where WHAPI reaches us, and what it must know.
 *
 * @param publicUrl of the gateway; empty when nobody said
 * @param webhookSecret what WHAPI shall send; comma-separated, the first is the one to be sent
 * @param simulator whether WHAPI is played
 * @param healthKept for how long an answer about the channel's state is shown: WHAPI's cheaper plans count requests
 * @param settingsKept the same for its settings
 * @param testTakes how long a test webhook may be on its way
 */
@ConfigurationProperties("messagecenter.outbound.desk")
record DeskProperties(
        @DefaultValue("") String publicUrl,
        @DefaultValue("") Secret webhookSecret,
        @DefaultValue("false") boolean simulator,
        @DefaultValue("5s") Duration healthKept,
        @DefaultValue("1m") Duration settingsKept,
        @DefaultValue("15s") Duration testTakes) {

    private static final String WEBHOOK = "/webhook/whapi";

    /** The address that WHAPI shall post to; empty when nobody said where we are. */
    Optional<String> webhookUrl() {
        var base = publicUrl.strip().replaceAll("/+$", "");
        return base.isEmpty() ? Optional.empty() : Optional.of(base + WEBHOOK);
    }

    boolean isPublicUrlHttps() {
        return "https".equals(scheme());
    }

    /** The valid ones; the first is the one to be sent. */
    List<String> secrets() {
        return Arrays.stream(webhookSecret.value().split(",", -1))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .toList();
    }

    private String scheme() {
        try {
            var scheme = URI.create(publicUrl.strip()).getScheme();
            return scheme == null ? "" : scheme.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
