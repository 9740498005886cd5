package io.messagecenter.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionCookiesTest {

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "mc.localhost, true",
        "127.0.0.1, true",
        "[::1], true",
        "inbox.example.org, false",
        "localhost.example.org, false",
        "127.0.0.1.example.org, false",
        "192.168.1.5, false"
    })
    void onlyThisMachineDoesWithoutTls(String host, boolean local) {
        assertThat(SessionCookies.isLocal(host)).isEqualTo(local);
    }
}
