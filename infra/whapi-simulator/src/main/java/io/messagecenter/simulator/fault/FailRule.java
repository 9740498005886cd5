package io.messagecenter.simulator.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * One way for calls to fail.
 *
 * @param match part of a call's path; of a send also part of its recipient or of its words. One that begins with a
 *     digit or {@code +} names a recipient and so concerns sends only. Absent: every send
 * @param when before: the call has no effect. After (the default is before): it has, but its answer is lost
 * @param action an HTTP code from 400, {@code reset} or {@code timeout}
 * @param times how many calls; absent is all until the faults are replaced
 * @param retryAfter seconds to name in {@code Retry-After}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FailRule(
        @Nullable @Size(max = 500) String match,
        @Nullable When when,

        @NotNull @Pattern(regexp = "[45]\\d\\d|reset|timeout", message = "an HTTP code from 400, reset or timeout") String action,

        @Nullable @Min(0) @Max(1_000_000) Integer times,
        @Nullable @Min(0) @Max(86_400) Integer retryAfter) {

    /** On which side of the effect a call fails. */
    public enum When {
        @JsonProperty("before")
        BEFORE,
        @JsonProperty("after")
        AFTER
    }

    boolean after() {
        return when == When.AFTER;
    }

    boolean matches(Call call) {
        if (match == null || match.isEmpty()) {
            return call.isSend();
        }
        var part = match.startsWith("+") ? match.substring(1) : match;
        if (Character.isDigit(part.charAt(0))) {
            return call.isSend() && call.words().contains(part);
        }
        return call.path().contains(part) || (call.isSend() && call.words().contains(part));
    }

    /**
     * What a rule looks at.
     *
     * @param path with its query
     * @param isSend whether a message is sent by it
     * @param words of a send: its recipient and every text in its body; else empty
     */
    record Call(String path, boolean isSend, String words) {}
}
