package io.messagecenter.platform.security;

import static org.springframework.security.oauth2.core.OAuth2TokenValidatorResult.failure;
import static org.springframework.security.oauth2.core.OAuth2TokenValidatorResult.success;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

/** What an access token of Message Center looks like (RFC 9068), and what it must prove (RFC 8725). */
public final class AccessToken {

    public static final String ISSUER = "message-center";
    public static final String AUDIENCE = "message-center-api";
    public static final String TYPE = "at+jwt";
    public static final String SESSION = "sid";
    public static final String ROLES = "roles";
    public static final SignatureAlgorithm ALGORITHM = SignatureAlgorithm.RS256;

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);
    private static final Pattern USER_ID = Pattern.compile("[1-9][0-9]{0,17}");

    /** What is wrong with a token whose user or session is no longer in force, in {@link #flaw}. */
    static final String IN_FORCE = "session";

    private static final String NOT_VALID = "The token is not valid: ";

    private AccessToken() {}

    /** Everything but the signature; whether user and session are in force is asked last, of a token that is otherwise valid. */
    static OAuth2TokenValidator<Jwt> claims(Predicate<Jwt> inForce) {
        var claims = new DelegatingOAuth2TokenValidator<>(List.of(
                named("typ", new JwtTypeValidator(TYPE)),
                named("exp", new JwtTimestampValidator(CLOCK_SKEW)),
                named("iss", new JwtIssuerValidator(ISSUER)),
                check(
                        "aud",
                        jwt -> jwt.getAudience() != null && jwt.getAudience().contains(AUDIENCE)),
                check("exp", jwt -> jwt.getExpiresAt() != null),
                check("sub", jwt -> isUserId(jwt.getSubject())),
                check(SESSION, jwt -> jwt.getClaimAsString(SESSION) != null)));
        return jwt -> {
            var result = claims.validate(jwt);
            return result.hasErrors() ? result : check(IN_FORCE, inForce).validate(jwt);
        };
    }

    /** Whether that is a user's id, as a token's subject is one. */
    static boolean isUserId(@Nullable String subject) {
        return subject != null && USER_ID.matcher(subject).matches();
    }

    /** The claim that an error of {@link #claims} is about. */
    static Optional<String> flaw(OAuth2Error error) {
        return error.getDescription() != null && error.getDescription().startsWith(NOT_VALID)
                ? Optional.of(error.getDescription().substring(NOT_VALID.length()))
                : Optional.empty();
    }

    private static OAuth2TokenValidator<Jwt> named(String claim, OAuth2TokenValidator<Jwt> validator) {
        return check(claim, jwt -> !validator.validate(jwt).hasErrors());
    }

    private static OAuth2TokenValidator<Jwt> check(String claim, Predicate<Jwt> holds) {
        return jwt -> holds.test(jwt) ? success() : failure(new OAuth2Error("invalid_token", NOT_VALID + claim, null));
    }
}
