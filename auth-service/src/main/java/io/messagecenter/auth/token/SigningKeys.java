package io.messagecenter.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys in the database, which all instances share: the newest that is not retired signs, all verify. The first start makes the
 * first one. Keys stay in memory; a key that another instance has made meanwhile is looked up when a token names it.
 */
@Component
class SigningKeys implements JWKSource<SecurityContext> {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final int BITS = 2048;

    private record Keys(RSAKey signing, JWKSet all) {}

    /** Far longer than any token lives. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Duration lifetime;
    private final Clock clock;
    private volatile Keys keys;
    private long reloadedAt = System.nanoTime() - 2_000_000_000L;

    SigningKeys(JdbcClient jdbc, TransactionTemplate transaction, AccessTokenProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.lifetime = properties.signingKeyLifetime();
        this.clock = clock;
        this.keys = transaction.execute(_ -> {
            // One instance makes the key, others that start at the same time wait for it.
            jdbc.sql("LOCK TABLE signing_keys IN EXCLUSIVE MODE").update();
            var found = load();
            return found == null ? create() : found;
        });
    }

    /** The private key to sign with. */
    RSAKey signing() {
        return keys.signing();
    }

    /** All keys by which tokens may be verified, without their private parts. */
    JWKSet published() {
        return keys.all().toPublicJWKSet();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        var found = selector.select(keys.all());
        if (found.isEmpty()) {
            reload();
            found = selector.select(keys.all());
        }
        return found;
    }

    /**
     * Makes a new key once the one that signs is old, and forgets those whose last token has ended long ago. Instances that have not
     * heard yet sign with the old one, which verifies still; whoever verifies looks a new key up when a token names it.
     */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void rotate() {
        keys = Objects.requireNonNull(transaction.execute(_ -> {
            jdbc.sql("LOCK TABLE signing_keys IN EXCLUSIVE MODE").update();
            var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
            jdbc.sql("DELETE FROM signing_keys WHERE retired_at < ?")
                    .param(now.minus(KEPT))
                    .update();
            var retired = jdbc.sql("UPDATE signing_keys SET retired_at = ? WHERE retired_at IS NULL AND created_at < ?")
                    .param(now)
                    .param(now.minus(lifetime))
                    .update();
            return retired > 0 ? create() : Objects.requireNonNullElseGet(load(), this::create);
        }));
    }

    /** Everybody can name unknown keys, so that is not asked of the database more than once a second. */
    private synchronized void reload() {
        var now = System.nanoTime();
        if (now - reloadedAt > 1_000_000_000L) {
            reloadedAt = now;
            var found = load();
            keys = found == null ? keys : found;
        }
    }

    private @Nullable Keys load() {
        record Row(RSAKey key, boolean retired) {}
        var rows = jdbc.sql("SELECT kid, private_key, retired_at FROM signing_keys ORDER BY created_at DESC")
                .query((row, _) -> new Row(
                        read(row.getString("kid"), row.getBytes("private_key")), row.getObject("retired_at") != null))
                .list();
        var all = new JWKSet(rows.stream().<JWK>map(Row::key).toList());
        return rows.stream()
                .filter(row -> !row.retired())
                .findFirst()
                .map(row -> new Keys(row.key(), all))
                .orElse(null);
    }

    private Keys create() {
        try {
            var key = new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            jdbc.sql("INSERT INTO signing_keys (kid, private_key, created_at) VALUES (?, ?, ?)")
                    .param(key.getKeyID())
                    .param(key.toRSAPrivateKey().getEncoded())
                    .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
            log.info("Made the signing key {}", key.getKeyID());
            return Objects.requireNonNull(load());
        } catch (JOSEException e) {
            throw new IllegalStateException("No RSA here?", e);
        }
    }

    private static RSAKey read(String kid, byte[] pkcs8) {
        try {
            var rsa = KeyFactory.getInstance("RSA");
            var secret = (RSAPrivateCrtKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            var open = rsa.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
            return new RSAKey.Builder((RSAPublicKey) open)
                    .privateKey(secret)
                    .keyID(kid)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The signing key " + kid + " cannot be read", e);
        }
    }
}
