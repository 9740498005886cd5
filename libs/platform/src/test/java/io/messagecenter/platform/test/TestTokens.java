package io.messagecenter.platform.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.messagecenter.contracts.auth.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Access tokens as auth-service mints them, and the key set that they are verified with, served over HTTP. */
public final class TestTokens implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final class Keys {
        static final RSAKey KEY = generate();
        static final String JWKS_URI = serve(KEY);
    }

    /** The value of an {@code Authorization} header for this user, with a session of its own. */
    public static String bearer(long userId, String username, Role role) {
        return "Bearer " + token(userId, username, role, claims -> claims);
    }

    /** A token of this user, with claims changed at will. */
    public static String token(long userId, String username, Role role, UnaryOperator<JWTClaimsSet.Builder> change) {
        return sign(
                JWSAlgorithm.RS256,
                header -> header.type(new JOSEObjectType("at+jwt")),
                change.apply(claims(userId, username, role)).build(),
                signer(Keys.KEY));
    }

    /** A token that is right but for its header or for who signed it. */
    public static String token(JWSAlgorithm algorithm, UnaryOperator<JWSHeader.Builder> header, JWSSigner signer) {
        return sign(algorithm, header, claims(1, "admin", Role.ADMIN).build(), signer);
    }

    /** The key whose public part is published. */
    public static RSAKey key() {
        return Keys.KEY;
    }

    private static JWTClaimsSet.Builder claims(long userId, String username, Role role) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("message-center")
                .audience("message-center-api")
                .subject(Long.toString(userId))
                .claim("sid", UUID.randomUUID().toString())
                .claim("preferred_username", username)
                .claim("name", username.substring(0, 1).toUpperCase() + username.substring(1))
                .claim("roles", List.of(role.wire()))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(900)))
                .jwtID(UUID.randomUUID().toString());
    }

    private static String sign(
            JWSAlgorithm algorithm, UnaryOperator<JWSHeader.Builder> header, JWTClaimsSet claims, JWSSigner signer) {
        var jwt = new SignedJWT(
                header.apply(new JWSHeader.Builder(algorithm).keyID(Keys.KEY.getKeyID()))
                        .build(),
                claims);
        try {
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWSSigner signer(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of("AUTH_JWKS_URI=" + Keys.JWKS_URI).applyTo(context);
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String serve(RSAKey key) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var body = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/jwks.json", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.setExecutor(Thread::startVirtualThread);
            server.start();
            return "http://localhost:" + server.getAddress().getPort() + "/jwks.json";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
