package io.messagecenter.auth.keycloak;

import io.messagecenter.contracts.auth.Role;
import io.messagecenter.platform.Secret;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What administration needs to know of the provider.
 *
 * @param issuer ends in {@code /realms/} and the realm, if it is Keycloak
 * @param discoveryUrl from where we reach it, if not at the issuer's address
 * @param adminClientId a client with a service account that may manage users
 */
@ConfigurationProperties("messagecenter.auth.oidc")
record KeycloakProperties(
        @Nullable String issuer,
        @Nullable String discoveryUrl,
        @Nullable String adminClientId,
        @Nullable Secret adminClientSecret,
        @Nullable String adminRole,
        @Nullable String agentRole) {

    private static final Pattern REALM = Pattern.compile("(https?://.+)/realms/([^/]+)(?:/.*)?");

    /** A realm that we may administer. */
    record Realm(String issuer, String server, String name, String clientId, Secret secret) {}

    /** Empty where nobody said so, or the provider is not Keycloak. */
    Optional<Realm> realm() {
        if (isMissing(issuer)
                || isMissing(adminClientId)
                || adminClientSecret == null
                || !adminClientSecret.isPresent()) {
            return Optional.empty();
        }
        var known = String.valueOf(issuer);
        var matcher = REALM.matcher(isMissing(discoveryUrl) ? known : String.valueOf(discoveryUrl));
        return matcher.matches()
                ? Optional.of(new Realm(
                        known, matcher.group(1), matcher.group(2), String.valueOf(adminClientId), adminClientSecret))
                : Optional.empty();
    }

    /** Whether the administration was asked for. */
    boolean isWanted() {
        return !isMissing(adminClientId);
    }

    String roleName(Role role) {
        var name = role == Role.ADMIN ? adminRole : agentRole;
        return name == null || name.isBlank() ? role.wire() : name;
    }

    private static boolean isMissing(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
