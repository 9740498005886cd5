package io.messagecenter.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.messagecenter.contracts.auth.Role;
import io.messagecenter.platform.security.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Mints access tokens as {@link AccessToken} describes them. */
@Component
public class TokenMint {

    private final SigningKeys keys;
    private final Duration lifetime;

    TokenMint(SigningKeys keys, AccessTokenProperties properties) {
        this.keys = keys;
        this.lifetime = properties.accessTokenLifetime();
    }

    /** How long a token holds. */
    public Duration lifetime() {
        return lifetime;
    }

    /** A token that says who this is, from now on for its lifetime. */
    public String mint(long userId, String username, String name, Role role, UUID session, Instant now) {
        var key = keys.signing();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType(AccessToken.TYPE))
                .keyID(key.getKeyID())
                .build();
        var claims = new JWTClaimsSet.Builder()
                .issuer(AccessToken.ISSUER)
                .audience(AccessToken.AUDIENCE)
                .subject(Long.toString(userId))
                .claim(AccessToken.SESSION, session.toString())
                .claim("preferred_username", username)
                .claim("name", name)
                .claim(AccessToken.ROLES, List.of(role.wire()))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key does not sign", e);
        }
    }
}
