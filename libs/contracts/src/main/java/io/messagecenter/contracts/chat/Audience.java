package io.messagecenter.contracts.chat;

import org.jspecify.annotations.Nullable;

/** The assigned agent before and after an event; null stands for nobody. Access to the chat is decided from this alone. */
public record Audience(@Nullable Long before, @Nullable Long after) {}
