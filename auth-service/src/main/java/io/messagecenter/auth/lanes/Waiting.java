package io.messagecenter.auth.lanes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits in a lane.
 *
 * @param depth records; those by which Kafka ends its transactions may be among them
 * @param oldest when the oldest was written; null when none waits, or when there was no time to look
 */
record Waiting(long depth, @Nullable Instant oldest) {}
