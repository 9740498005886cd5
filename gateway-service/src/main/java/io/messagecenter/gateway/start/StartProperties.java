package io.messagecenter.gateway.start;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the start page links to.
 *
 * @param simulatorUrl where a browser finds the virtual phone; null when there is none
 */
@ConfigurationProperties("messagecenter.gateway.start")
record StartProperties(@Nullable URI simulatorUrl) {}
