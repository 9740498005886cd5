package io.messagecenter.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {

    private static final InetAddress PROXY = InetAddress.ofLiteral("10.1.0.7");
    private static final InetAddress STRANGER = InetAddress.ofLiteral("198.51.100.1");

    private final TrustedProxies proxies = new TrustedProxies(List.of("10.1.0.0/16", "2001:db8::1"));

    @Test
    void aStrangersWordCountsForNothing() {
        assertThat(proxies.clientBehind(STRANGER, List.of("203.0.113.9"))).isEqualTo(STRANGER);
    }

    @Test
    void theNearestAddressThatIsNoProxyIsTheClient() {
        assertThat(proxies.clientBehind(PROXY, List.of("6.6.6.6", "203.0.113.9", "10.1.9.9")))
                .isEqualTo(InetAddress.ofLiteral("203.0.113.9"));
        assertThat(proxies.clientBehind(InetAddress.ofLiteral("2001:db8::1"), List.of("2001:db8:5::5")))
                .isEqualTo(InetAddress.ofLiteral("2001:db8:5::5"));
    }

    @Test
    void nonsenseEndsTheChainAtTheLastAddressThatIsSure() {
        assertThat(proxies.clientBehind(PROXY, List.of("203.0.113.9", "unknown")))
                .isEqualTo(PROXY);
        assertThat(proxies.clientBehind(PROXY, List.of())).isEqualTo(PROXY);
    }

    @Test
    void aMistypedRangeIsRefusedAtTheStart() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TrustedProxies(List.of("proxy.local")));
        assertThatIllegalArgumentException().isThrownBy(() -> new TrustedProxies(List.of("10.0.0.0/99")));
    }
}
