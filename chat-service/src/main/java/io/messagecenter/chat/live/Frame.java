package io.messagecenter.chat.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a stream as it is written: the same bytes for everybody who gets it.
 *
 * @param at when it happened; null for what is no event
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, and nobody compares frames
record Frame(byte[] bytes, @Nullable Instant at) {}
