package io.messagecenter.gateway.routing;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Where the services are; addresses without a path. */
@Validated
@ConfigurationProperties("messagecenter.gateway.services")
public record Services(
        @NotNull URI auth,
        @NotNull URI chat,
        @NotNull URI webhook,
        @NotNull URI bot,
        @NotNull URI outbound) {

    /** All of them, by the names that people know them by. */
    public Map<String, URI> byName() {
        var services = new LinkedHashMap<String, URI>();
        services.put("auth", auth);
        services.put("webhook", webhook);
        services.put("chat", chat);
        services.put("bot", bot);
        services.put("outbound", outbound);
        return services;
    }
}
