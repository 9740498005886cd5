package io.messagecenter.gateway.protection;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the world sees this server.
 *
 * @param url the address it is reached by; null when nobody said
 * @param origins further origins whose pages may call it, with credentials
 */
@ConfigurationProperties("messagecenter.gateway.public")
record PublicProperties(@Nullable URI url, @DefaultValue List<String> origins) {

    boolean isHttps() {
        return url != null && "https".equalsIgnoreCase(url.getScheme());
    }

    /** All origins whose pages may call: those listed, and the server's own, which behind a proxy looks like another. */
    List<String> allowedOrigins() {
        var allowed = new ArrayList<>(origins.stream()
                .map(String::strip)
                .map(PublicProperties::withoutSlash)
                .toList());
        if (url != null && url.getHost() != null) {
            allowed.add(url.getScheme() + "://" + url.getRawAuthority());
        }
        return List.copyOf(allowed);
    }

    private static String withoutSlash(String origin) {
        return origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin;
    }
}
