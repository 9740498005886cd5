package io.messagecenter.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class Argon2Test {

    private final Argon2 argon2 = new Argon2(2);
    private final Argon2PasswordEncoder springs = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);

    @ParameterizedTest
    @ValueSource(strings = {"agent123", "pässwörd 🔑 with more than a few words in it", " "})
    void knowsTheHashesOfSpringSecurityAndTheOtherWayRound(String password) {
        assertThat(argon2.matches(password, springs.encode(password))).isTrue();
        assertThat(springs.matches(password, argon2.encode(password))).isTrue();
        assertThat(argon2.matches(password + "x", springs.encode(password))).isFalse();
    }

    /** From the test vectors of the reference implementation (phc-winner-argon2, test.c). */
    @Test
    void knowsTheHashesOfTheReferenceImplementation() {
        var hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(argon2.matches("password", hash)).isTrue();
        assertThat(argon2.matches("passwore", hash)).isFalse();
    }

    @Test
    void memoryThatIsUsedAgainBringsNothingOfTheHashBefore() {
        var first = argon2.encode("the first");
        var second = argon2.encode("the second");
        assertThat(Stream.of("the first", "the second", "the first").parallel())
                .allMatch(password -> argon2.matches(password, password.endsWith("first") ? first : second));
        assertThat(argon2.matches("the second", first)).isFalse();
    }

    @Test
    void theSamePasswordHasADifferentHashEachTime() {
        assertThat(argon2.encode("agent123")).isNotEqualTo(argon2.encode("agent123"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ",
                "$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=99999999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "agent123"
            })
    void whatIsNoHashMatchesNothing(String hash) {
        assertThat(argon2.matches("agent123", hash)).isFalse();
    }

    @Test
    void hashesWithWeakerSettingsAreOutdated() {
        assertThat(argon2.upgradeEncoding(argon2.encode("agent123"))).isFalse();
        assertThat(argon2.upgradeEncoding(new Argon2PasswordEncoder(16, 32, 1, 9_000, 2).encode("agent123")))
                .isTrue();
        assertThat(argon2.upgradeEncoding(new Argon2PasswordEncoder(16, 32, 1, 19_456, 1).encode("agent123")))
                .isTrue();
    }
}
