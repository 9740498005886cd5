package io.messagecenter.outbound.whapi;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where files may be fetched from. Links come from outside, and must not lead into our own network: only WHAPI's own address, and
 * https on the hosts that are known to keep its files, as long as these are public addresses.
 */
final class AddressGuard {

    /** How a name becomes addresses; the JDK keeps its answer for 30 s, so that the connection goes to the addresses that were looked at. */
    interface Resolver {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private static final int HTTPS = 443;

    private final URI home;
    private final List<String> hosts;
    private final Resolver resolver;

    /** @param hosts names, or {@code *.} and the end of names */
    AddressGuard(URI home, List<String> hosts, Resolver resolver) {
        this.home = home;
        this.hosts = hosts.stream().map(h -> h.toLowerCase(Locale.ROOT)).toList();
        this.resolver = resolver;
    }

    /** Whether it is WHAPI itself, which alone may see the token. */
    boolean isHome(URI uri) {
        return home.getScheme().equalsIgnoreCase(uri.getScheme())
                && home.getHost().equalsIgnoreCase(uri.getHost())
                && home.getPort() == uri.getPort();
    }

    /** @return whether nothing speaks against asking there */
    boolean allows(URI uri) {
        if (uri.getHost() == null || uri.getUserInfo() != null) {
            return false;
        }
        return isHome(uri)
                || "https".equalsIgnoreCase(uri.getScheme())
                        && (uri.getPort() == -1 || uri.getPort() == HTTPS)
                        && isListed(uri.getHost().toLowerCase(Locale.ROOT))
                        && isPublic(uri.getHost());
    }

    private boolean isListed(String host) {
        return hosts.stream()
                .anyMatch(listed -> listed.startsWith("*.") ? host.endsWith(listed.substring(1)) : host.equals(listed));
    }

    private boolean isPublic(String host) {
        try {
            var addresses = resolver.addresses(host);
            for (var address : addresses) {
                if (!isPublic(address)) {
                    return false;
                }
            }
            return addresses.length > 0;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static boolean isPublic(@Nullable InetAddress address) {
        if (address == null
                || address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        var first = bytes[0] & 0xFF;
        var second = bytes[1] & 0xFF;
        if (address instanceof Inet6Address) {
            // Unique local addresses, and those that carry an IPv4 address inside (6to4, NAT64, compatible).
            return (first & 0xFE) != 0xFC && !(first == 0x20 && second == 0x02) && first != 0x00;
        }
        return first != 0
                && first < 240
                && !(first == 100 && (second & 0xC0) == 64)
                && !(first == 192 && second == 0)
                && !(first == 198 && (second & 0xFE) == 18);
    }
}
