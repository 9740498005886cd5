package io.messagecenter.gateway.client;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.web.server.ServerWebExchange;

/**
 * Whoever sent a request, as far as it can be believed.
 *
 * @param scheme {@code http} or {@code https}, as the client used it
 * @param host the host and port that the client asked for
 */
public record Client(InetAddress address, String scheme, String host) {

    private static final String ATTRIBUTE = Client.class.getName();
    private static final Pattern PORT = Pattern.compile(":(\\d{1,5})$");

    /** The client of a request; {@link ClientFilter} has put it there. */
    public static Client of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }

    void remember(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** The address without a zone. */
    public String addressText() {
        var text = address.getHostAddress();
        var zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    /** The port that the client asked for: servers behind do not look for it in the host. */
    public String port() {
        var port = PORT.matcher(host);
        return port.find() ? port.group(1) : scheme.equals("https") ? "443" : "80";
    }

    /** What counts as one caller: an IPv4 address, or the /64 in which whoever has an IPv6 address has them all. */
    public String network() {
        return address instanceof Inet6Address six
                ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                : addressText();
    }
}
