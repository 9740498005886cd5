package io.messagecenter.platform.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** What counts as one caller where callers are counted. */
public final class Network {

    private Network() {}

    /** An IPv4 address, or the /64 in which whoever has an IPv6 address has them all; any other text as it is. */
    public static String of(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : address;
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }
}
