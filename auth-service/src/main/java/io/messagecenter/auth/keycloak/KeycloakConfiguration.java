package io.messagecenter.auth.keycloak;

import io.messagecenter.auth.account.ProviderUsers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The administration of Keycloak's users where it is configured; else nothing of the library is even loaded. */
@Configuration(proxyBeanMethods = false)
class KeycloakConfiguration {

    private static final Logger log = LoggerFactory.getLogger(KeycloakConfiguration.class);

    @Bean
    @Nullable ProviderUsers keycloakUsers(KeycloakProperties properties) {
        var realm = properties.realm().orElse(null);
        if (realm == null) {
            if (properties.isWanted()) {
                log.warn(
                        "OIDC_ADMIN_CLIENT_ID needs OIDC_ADMIN_CLIENT_SECRET, and an OIDC_ISSUER of Keycloak: …/realms/NAME");
            }
            return null;
        }
        log.info("The users of Keycloak's realm {} can be administered here", realm.name());
        return new KeycloakUsers(realm, properties::roleName);
    }
}
