package io.messagecenter.auth.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The provider's metadata, read when first needed and again every ten minutes. While it cannot be read, what was read last counts;
 * without that, nobody waits longer than the first one did.
 */
final class Provider {

    static final String REGISTRATION = "oidc";

    private static final Logger log = LoggerFactory.getLogger(Provider.class);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 5_000;

    /**
     * What is known of a provider.
     *
     * @param endSession where Keycloak takes a refresh token to end its session; null at others
     * @param revocation where a refresh token is made worthless
     */
    record Known(
            ClientRegistration registration,
            JWKSource<SecurityContext> keys,
            @Nullable URI endSession,
            @Nullable URI revocation) {}

    private final OidcProperties.Client client;
    private final @Nullable URI publicUrl;
    private final Clock clock;
    private final RestClient http =
            RestClient.builder().requestFactory(requests()).build();
    private @Nullable Known known;
    private @Nullable ProviderAway failure;
    private Instant askAgainAt = Instant.MIN;

    Provider(OidcProperties.Client client, @Nullable URI publicUrl, Clock clock) {
        this.client = client;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    OidcProperties.Client client() {
        return client;
    }

    /** Requests that do not wait for ever. */
    static JdkClientHttpRequestFactory requests() {
        var http = java.net.http.HttpClient.newBuilder()
                .connectTimeout(Duration.ofMillis(CONNECT_MILLIS))
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(Duration.ofMillis(READ_MILLIS));
        return requests;
    }

    /** @throws ProviderAway if nothing is known */
    synchronized Known known() {
        if (!clock.instant().isBefore(askAgainAt)) {
            try {
                known = read();
                failure = null;
                askAgainAt = clock.instant().plus(FRESH);
            } catch (RestClientException | IllegalArgumentException | IllegalStateException | NullPointerException e) {
                log.warn("The provider's metadata cannot be read at {}: {}", client.discoveryUrl(), e.getMessage());
                failure = new ProviderAway("no metadata", e);
                askAgainAt = clock.instant().plus(AFTER_FAILURE);
            }
        }
        if (known != null) {
            return known;
        }
        throw failure == null ? new ProviderAway("no metadata", new IllegalStateException()) : failure;
    }

    private Known read() {
        Map<String, Object> metadata =
                http.get().uri(client.discoveryUrl()).retrieve().body(new ParameterizedTypeReference<>() {});
        if (metadata == null || !client.issuer().equals(metadata.get("issuer"))) {
            throw new IllegalStateException("it is not that of " + client.issuer());
        }
        var registration = ClientRegistrations.fromOidcConfiguration(metadata)
                .registrationId(REGISTRATION)
                .clientId(client.id())
                .clientSecret(client.secret().value())
                .redirectUri(
                        (publicUrl == null ? "{baseUrl}" : publicUrl.toString().replaceFirst("/$", ""))
                                + "/auth/oidc/callback")
                .scope("openid", "profile", "email")
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .clientName(client.name())
                .build();
        var previous = known;
        var jwks = Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri());
        var keys = previous != null
                        && jwks.equals(
                                previous.registration().getProviderDetails().getJwkSetUri())
                ? previous.keys()
                : keysAt(jwks);
        var endSession = uri(metadata, "end_session_endpoint")
                .filter(address -> address.getPath().endsWith("/protocol/openid-connect/logout"))
                .orElse(null);
        return new Known(
                registration,
                keys,
                endSession,
                uri(metadata, "revocation_endpoint").orElse(null));
    }

    private static Optional<URI> uri(Map<String, Object> metadata, String name) {
        return metadata.get(name) instanceof String address ? Optional.of(URI.create(address)) : Optional.empty();
    }

    private static JWKSource<SecurityContext> keysAt(String jwks) {
        try {
            return JWKSourceBuilder.<SecurityContext>create(
                            URI.create(jwks).toURL(),
                            new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, 256 * 1024))
                    .cache(Duration.ofMinutes(5).toMillis(), READ_MILLIS)
                    .rateLimited(Duration.ofSeconds(1).toMillis())
                    .retrying(true)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("its keys have no address", e);
        }
    }
}
