package io.messagecenter.contracts.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question with options.
 *
 * @param voteLimit how many options one may choose; 0 or null for any number
 */
public record Poll(@Nullable String title, @Nullable Integer voteLimit, List<Option> options) {
    public Poll {
        options = options == null ? List.of() : List.copyOf(options);
    }

    /** An option and how many chose it so far. */
    public record Option(@Nullable String id, @Nullable String name, int votes) {}
}
