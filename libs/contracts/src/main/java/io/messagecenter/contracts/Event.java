package io.messagecenter.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every event has in common, whatever its topic. */
public interface Event {

    /** The same for the same fact, however often it is published: consumers may deduplicate on it. */
    @JsonIgnore
    UUID id();

    /** When it happened, not when it was published; null where nobody knows. */
    @JsonIgnore
    @Nullable Instant time();
}
