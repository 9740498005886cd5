package io.messagecenter.chat.log;

import org.jspecify.annotations.Nullable;

/**
 * A record of the log as it travels.
 *
 * @param value the event's JSON
 */
public record LogRecord(int partition, long offset, byte @Nullable [] value) {}
