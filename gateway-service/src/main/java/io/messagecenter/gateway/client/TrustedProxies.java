package io.messagecenter.gateway.client;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reverse proxies whose word counts. */
final class TrustedProxies {

    private final List<IpSubnetFilterRule> ranges;

    /** @throws IllegalArgumentException for a text that is neither an address nor a range */
    TrustedProxies(List<String> ranges) {
        this.ranges =
                ranges.stream().map(String::strip).map(TrustedProxies::range).toList();
    }

    /**
     * The address of whoever asked first, as far as trusted proxies vouch for it.
     *
     * @param peer the other end of the connection
     * @param forwardedFor the values of {@code X-Forwarded-For}, nearest proxy last
     */
    InetAddress clientBehind(InetAddress peer, List<String> forwardedFor) {
        var client = peer;
        for (var claimed : forwardedFor.reversed()) {
            var address = trusts(client) ? literal(claimed.strip()) : null;
            if (address == null) {
                break;
            }
            client = address;
        }
        return client;
    }

    boolean trusts(InetAddress address) {
        var socket = new InetSocketAddress(address, 0);
        return ranges.stream().anyMatch(range -> range.matches(socket));
    }

    private static IpSubnetFilterRule range(String text) {
        var slash = text.indexOf('/');
        var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        var bits = slash < 0 ? address.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1));
        return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
    }

    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
