package io.messagecenter.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.messagecenter.auth.AuthTest;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AuthTest
class SigningKeysTest {

    @Autowired
    SigningKeys keys;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AccessTokenProperties properties;

    private SigningKeys instance(Clock clock) {
        return new SigningKeys(jdbc, transaction, properties, clock);
    }

    @Test
    void anOldKeyIsReplacedAndWhatItSignedHoldsOn() {
        var before = keys.signing().getKeyID();
        var inAMonth = instance(Clock.offset(Clock.systemUTC(), Duration.ofDays(31)));

        inAMonth.rotate();

        assertThat(inAMonth.signing().getKeyID()).isNotEqualTo(before);
        assertThat(inAMonth.published().getKeyByKeyId(before)).isNotNull();
        var newKey = new JWKSelector(
                new JWKMatcher.Builder().keyID(inAMonth.signing().getKeyID()).build());
        assertThat(instance(Clock.systemUTC()).get(newKey, null))
                .as("an instance that hears of it by a token")
                .hasSize(1);

        var hoursLater =
                instance(Clock.offset(Clock.systemUTC(), Duration.ofDays(31).plusHours(20)));
        hoursLater.rotate();

        assertThat(hoursLater.published().getKeyByKeyId(before))
                .as("longer than its last token lives")
                .isNotNull();

        instance(Clock.offset(Clock.systemUTC(), Duration.ofDays(33))).rotate();

        assertThat(instance(Clock.systemUTC()).published().getKeyByKeyId(before))
                .as("long after its last token")
                .isNull();
    }

    @Test
    void aYoungKeyGoesOnSigning() {
        var instance = instance(Clock.systemUTC());
        var before = instance.signing().getKeyID();

        instance.rotate();

        assertThat(instance.signing().getKeyID()).isEqualTo(before);
    }

    @Test
    void theKeyIsMadeOnceAndSharedByAllInstances() throws Exception {
        var another = instance(Clock.systemUTC());

        assertThat(another.signing().toRSAPrivateKey()).isEqualTo(keys.signing().toRSAPrivateKey());
        assertThat(another.signing().getKeyID()).isEqualTo(keys.signing().getKeyID());
    }

    @Test
    void aKeyThatAnotherInstanceMadeIsFoundWhenATokenNamesIt() throws Exception {
        // An instance of its own: the shared one looks for unknown keys once a second, and another test may just have
        // named one.
        var instance = instance(Clock.systemUTC());
        var foreign = new RSAKeyGenerator(2048).keyID("made-elsewhere").generate();
        jdbc.sql("INSERT INTO signing_keys (kid, private_key, created_at, retired_at) VALUES (?, ?, now(), now())")
                .param(foreign.getKeyID())
                .param(foreign.toRSAPrivateKey().getEncoded())
                .update();

        var found = instance.get(
                new JWKSelector(new JWKMatcher.Builder().keyID("made-elsewhere").build()), null);

        assertThat(found)
                .singleElement()
                .satisfies(
                        key -> assertThat(Objects.requireNonNull(key).toRSAKey().toRSAPublicKey())
                                .isEqualTo(foreign.toRSAPublicKey()));
        assertThat(instance.signing().getKeyID()).isNotEqualTo("made-elsewhere");
        assertThat(instance.published().getKeys()).hasSizeGreaterThan(1).noneMatch(key -> key.isPrivate());
    }
}
