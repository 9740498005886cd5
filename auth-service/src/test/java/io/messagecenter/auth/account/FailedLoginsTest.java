package io.messagecenter.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {

    private static final int ALLOWED = 10;

    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final InstantSource time = () -> now;
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private final FailedLogins logins = new FailedLogins(ALLOWED, Duration.ofMinutes(1), clock);

    private void fail(int times) {
        for (var i = 0; i < times; i++) {
            assertThat(logins.attempt("ann", "192.0.2.1", _ -> false)).isFalse();
        }
    }

    @Test
    void afterTooManyFailuresNotEvenTheRightPasswordIsTried() {
        fail(ALLOWED);

        assertThatExceptionOfType(FailedLogins.TooMany.class)
                .isThrownBy(() -> logins.attempt("Ann", "192.0.2.1", _ -> {
                    throw new AssertionError("tried");
                }))
                .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofMinutes(1)));
    }

    @Test
    void othersAndOtherAddressesDoNotSuffer() {
        fail(ALLOWED);

        assertThat(logins.attempt("ann", "192.0.2.2", _ -> true)).isTrue();
        assertThat(logins.attempt("bob", "192.0.2.1", _ -> true)).isTrue();
    }

    @Test
    void whoHasANetworkOfAddressesIsStillOne() {
        for (var i = 0; i < ALLOWED; i++) {
            logins.attempt("ann", "2001:db8:0:7::" + i, _ -> false);
        }

        assertThatExceptionOfType(FailedLogins.TooMany.class)
                .isThrownBy(() -> logins.attempt("ann", "2001:db8:0:7:ffff::1", _ -> true));
        assertThat(logins.attempt("ann", "2001:db8:0:8::1", _ -> true)).isTrue();
    }

    @Test
    void failuresAreForgottenOneByOneAfterAMinute() {
        fail(1);
        now = now.plusSeconds(30);
        fail(ALLOWED - 1);
        now = now.plusSeconds(31);

        fail(1);
        assertThatExceptionOfType(FailedLogins.TooMany.class)
                .isThrownBy(() -> fail(1))
                .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(29)));
    }

    @Test
    void aSuccessClearsTheSlate() {
        fail(ALLOWED - 1);
        logins.attempt("ann", "192.0.2.1", _ -> true);

        fail(ALLOWED);
    }

    @Test
    void whoComesFromWhereTheyLoggedInBeforeIsTrustedMoreThanNewcomersAndTheseMoreThanWhoFailed() {
        logins.attempt("ann", "192.0.2.2", _ -> true);
        fail(2);

        assertThat(distrust("192.0.2.2")).isEqualTo(0);
        assertThat(distrust("192.0.2.3")).isEqualTo(1);
        assertThat(distrust("192.0.2.1")).isEqualTo(3);
    }

    private int distrust(String address) {
        var seen = new AtomicInteger();
        logins.attempt("ann", address, distrust -> {
            seen.set(distrust);
            return true;
        });
        return seen.get();
    }
}
