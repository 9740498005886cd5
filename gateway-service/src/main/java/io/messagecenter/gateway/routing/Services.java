package io.messagecenter.gateway.routing;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Where the services are; addresses without a path. */
@Validated
@ConfigurationProperties("messagecenter.gateway.services")
record Services(
        @NotNull URI auth,
        @NotNull URI chat,
        @NotNull URI webhook,
        @NotNull URI bot,
        @NotNull URI outbound) {}
