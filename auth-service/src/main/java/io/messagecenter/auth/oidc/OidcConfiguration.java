package io.messagecenter.auth.oidc;

import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** A provider where one is configured. It need not be there: it is asked when somebody wants to log in. */
@Configuration(proxyBeanMethods = false)
class OidcConfiguration {

    private static final Logger log = LoggerFactory.getLogger(OidcConfiguration.class);

    @Bean
    @Nullable OidcLogin oidcLogin(
            OidcProperties properties,
            @Value("${messagecenter.auth.public-url:}") @Nullable URI publicUrl,
            JsonMapper json,
            Clock clock) {
        var client = properties.client().orElse(null);
        if (client == null) {
            if (properties.isHalf()) {
                log.warn(
                        "OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: nobody can log in at a provider");
            }
            return null;
        }
        log.info("People may log in at {}, too", client.issuer());
        var isKnown = publicUrl != null && !publicUrl.toString().isEmpty();
        var provider = new Provider(client, isKnown ? publicUrl : null, clock);
        return new OidcLogin(
                provider,
                new CodeFlow(provider, properties.roles(), clock),
                new LoginTickets(new Sealer(client.secret(), "login ticket"), json, clock),
                new Sealer(client.secret(), "refresh token"));
    }
}
