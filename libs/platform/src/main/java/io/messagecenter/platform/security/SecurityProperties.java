package io.messagecenter.platform.security;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What of a service needs no token, and where the keys are.
 *
 * @param publicPaths path patterns; everything else needs a token
 * @param jwksUri the key set of auth-service: the only keys that count
 */
@ConfigurationProperties("messagecenter.security")
record SecurityProperties(@DefaultValue List<String> publicPaths, URI jwksUri) {}
