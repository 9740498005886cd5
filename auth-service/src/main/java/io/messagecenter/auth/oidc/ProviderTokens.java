package io.messagecenter.auth.oidc;

import static org.springframework.security.oauth2.core.OAuth2TokenValidatorResult.failure;
import static org.springframework.security.oauth2.core.OAuth2TokenValidatorResult.success;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * What the provider's tokens must prove (RFC 8725): a signature by one of its published keys and an asymmetric algorithm, its name as
 * the issuer, a time that fits within a minute, and that they are meant for us, as a token of that kind.
 */
final class ProviderTokens {

    static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    /** How long a logout token without an end of its own is taken, and how long its id is remembered. */
    static final Duration LOGOUT_TOKEN_AGE = Duration.ofMinutes(5);

    private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512,
            SignatureAlgorithm.PS256,
            SignatureAlgorithm.PS384,
            SignatureAlgorithm.PS512,
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384,
            SignatureAlgorithm.ES512);

    private ProviderTokens() {}

    /** Says who has logged in. */
    static JwtDecoder idTokens(Provider.Known provider) {
        var claims = new OidcIdTokenValidator(provider.registration());
        claims.setClockSkew(CLOCK_SKEW);
        return decoder(provider, JwtTypeValidator.jwt(), claims);
    }

    /** Access tokens, where they are JWTs: for the claims that a provider puts nowhere else. */
    static JwtDecoder accessTokens(Provider.Known provider) {
        var clientId = provider.registration().getClientId();
        return decoder(
                provider,
                types("JWT", "at+jwt"),
                new JwtTimestampValidator(CLOCK_SKEW),
                issuer(provider),
                check(
                        "azp",
                        jwt -> clientId.equals(jwt.getClaimAsString("azp"))
                                || clientId.equals(jwt.getClaimAsString("client_id"))));
    }

    /** OpenID Connect Back-Channel Logout 1.0, 2.6; whether the token was used before is for the caller to see. */
    static JwtDecoder logoutTokens(Provider.Known provider, Clock clock) {
        var clientId = provider.registration().getClientId();
        return decoder(
                provider,
                types("logout+jwt", "JWT"),
                new JwtTimestampValidator(CLOCK_SKEW),
                issuer(provider),
                check(
                        "aud",
                        jwt -> jwt.getAudience() != null && jwt.getAudience().contains(clientId)),
                check("iat", jwt -> isRecent(jwt.getIssuedAt(), clock.instant())),
                check(
                        "events",
                        jwt -> jwt.getClaim("events") instanceof Map<?, ?> events
                                && events.get(LOGOUT_EVENT) instanceof Map<?, ?>),
                check("nonce", jwt -> !jwt.hasClaim("nonce")),
                check("jti", jwt -> jwt.getId() != null && !jwt.getId().isBlank()),
                check("sub or sid", jwt -> jwt.getSubject() != null || jwt.getClaimAsString("sid") != null));
    }

    private static boolean isRecent(@Nullable Instant issuedAt, Instant now) {
        return issuedAt != null
                && issuedAt.isBefore(now.plus(CLOCK_SKEW))
                && issuedAt.isAfter(now.minus(LOGOUT_TOKEN_AGE));
    }

    @SafeVarargs
    private static JwtDecoder decoder(Provider.Known provider, OAuth2TokenValidator<Jwt>... validators) {
        var decoder = NimbusJwtDecoder.withJwkSource(provider.keys())
                .jwsAlgorithms(algorithms -> algorithms.addAll(ALGORITHMS))
                // The type is checked with the claims; the processor's own check knows only one.
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier((type, context) -> {}))
                .build();
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(validators)));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> types(String... types) {
        var validator = new JwtTypeValidator(types);
        validator.setAllowEmpty(true);
        return validator;
    }

    private static OAuth2TokenValidator<Jwt> issuer(Provider.Known provider) {
        var issuer = provider.registration().getProviderDetails().getIssuerUri();
        return check(
                "iss",
                jwt -> jwt.getClaimAsString("iss") != null
                        && jwt.getClaimAsString("iss").equals(issuer));
    }

    private static OAuth2TokenValidator<Jwt> check(String claim, Predicate<Jwt> holds) {
        return jwt -> holds.test(jwt)
                ? success()
                : failure(new OAuth2Error("invalid_token", "The token is not valid: " + claim, null));
    }
}
