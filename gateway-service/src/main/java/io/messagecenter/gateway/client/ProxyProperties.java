package io.messagecenter.gateway.client;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The reverse proxies in front of the gateway.
 *
 * @param trusted addresses or CIDR ranges whose {@code X-Forwarded-*} headers are believed; those of anybody else are dropped
 */
@ConfigurationProperties("messagecenter.gateway.proxies")
record ProxyProperties(@DefaultValue List<String> trusted) {}
