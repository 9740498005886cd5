package io.messagecenter.simulator.fault;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What is wrong with WHAPI at the moment. The default of everything is: nothing.
 *
 * @param delayMs every answer and every webhook comes this much later
 * @param duplicate how many copies of each webhook are posted beside it, in parallel; {@code true} is one
 * @param reorderMs each webhook is posted after a random time up to this, without waiting for the ones before it
 * @param hideListMs accepted sends are missing from message lists for this long
 * @param dropWebhooks events that happen now are never posted; lists show them all the same
 * @param fail calls that fail; the first rule that matches and has times left is the one
 */
public record Faults(
        @Min(0) @Max(600_000) long delayMs,

        @Min(0) @Max(20) @JsonDeserialize(using = CopiesDeserializer.class)
        int duplicate,

        @Min(0) @Max(600_000) long reorderMs,
        @Min(0) @Max(600_000) long hideListMs,
        boolean dropWebhooks,
        @Size(max = 100) List<@Valid FailRule> fail) {

    public static final Faults NONE = new Faults(0, 0, 0, 0, false, List.of());

    public Faults {
        fail = orEmpty(fail);
    }

    private static List<FailRule> orEmpty(@Nullable List<FailRule> rules) {
        return rules == null ? List.of() : List.copyOf(rules);
    }

    /** Whether calls are answered as usual. */
    @JsonIgnore
    boolean leavesCallsAlone() {
        return delayMs == 0 && fail.isEmpty();
    }
}
