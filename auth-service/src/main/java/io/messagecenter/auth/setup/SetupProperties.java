package io.messagecenter.auth.setup;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an empty installation gets its first accounts.
 *
 * @param demo whether the demo accounts, whose passwords everybody knows, are made
 * @param publicUrl where people reach the installation; null when nobody said
 */
@ConfigurationProperties("messagecenter.auth")
record SetupProperties(
        @DefaultValue("false") boolean demo, @Nullable URI publicUrl) {}
