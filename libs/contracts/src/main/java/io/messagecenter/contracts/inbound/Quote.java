package io.messagecenter.contracts.inbound;

import org.jspecify.annotations.Nullable;

/** The message that a message answers; its words as the provider repeats them. */
public record Quote(String providerId, @Nullable String text) {}
