package io.messagecenter.auth.oidc;

import io.messagecenter.contracts.auth.Role;
import io.messagecenter.platform.Secret;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The provider at which people may log in. There is one only where issuer, client and secret are set.
 *
 * @param issuer the provider's identifier, an address
 * @param discoveryUrl where its metadata is read from; null for the place that the issuer implies
 * @param name what it is called on the button
 * @param rolesClaim where its tokens list roles; dots lead inside
 * @param adminRole the role that makes an admin
 * @param agentRole the role that makes an agent
 */
@ConfigurationProperties("messagecenter.auth.oidc")
record OidcProperties(
        @Nullable String issuer,
        @Nullable URI discoveryUrl,
        @Nullable String name,
        @Nullable String clientId,
        @Nullable Secret clientSecret,
        @Nullable String rolesClaim,
        @Nullable String adminRole,
        @Nullable String agentRole) {

    /** One that is complete. */
    record Client(String issuer, URI discoveryUrl, String name, String id, Secret secret) {}

    /** Empty where no provider was configured. */
    Optional<Client> client() {
        if (isMissing(issuer) || isMissing(clientId) || clientSecret == null || !clientSecret.isPresent()) {
            return Optional.empty();
        }
        var known = or(issuer, "");
        var discovery = discoveryUrl == null || discoveryUrl.toString().isEmpty()
                ? URI.create(known.replaceFirst("/$", "") + "/.well-known/openid-configuration")
                : discoveryUrl;
        return Optional.of(new Client(known, discovery, or(name, "Single sign-on"), or(clientId, ""), clientSecret));
    }

    /** Whether somebody began to configure one, and did not finish. */
    boolean isHalf() {
        var anything = !isMissing(issuer) || !isMissing(clientId) || clientSecret != null && clientSecret.isPresent();
        return anything && client().isEmpty();
    }

    ProviderRoles roles() {
        return new ProviderRoles(
                or(rolesClaim, "realm_access.roles"),
                or(adminRole, Role.ADMIN.wire()),
                or(agentRole, Role.AGENT.wire()));
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static boolean isMissing(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
