package io.messagecenter.fakeai;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a completion is answered while this step of the script lasts; what it leaves out happens as without a script.
 *
 * @param delayMs waits this long first, in milliseconds
 * @param status the HTTP status; other than 200 comes with an error in OpenAI's shape unless {@code body} says otherwise
 * @param answer what the assistant says; may be empty
 * @param body the whole response body, verbatim
 * @param hang never answers, until the script is replaced
 * @param malformed answers 200 with half of a JSON document
 * @param times how many requests it holds for; null for all that come
 */
public record Step(
        long delayMs,
        @Nullable Integer status,
        @Nullable String answer,
        @Nullable JsonNode body,
        boolean hang,
        boolean malformed,
        @Nullable Integer times) {

    static final Step ORDINARY = new Step(0, null, null, null, false, false, null);

    public Step {
        if (delayMs < 0 || (times != null && times < 0) || (status != null && (status < 200 || status > 599))) {
            throw new IllegalArgumentException("delay_ms and times are not negative, status is 200 to 599");
        }
    }

    /** Says this, always. */
    public static Step answer(String answer) {
        return new Step(0, null, answer, null, false, false, null);
    }

    /** Fails with this status, always. */
    public static Step failure(int status) {
        return new Step(0, status, null, null, false, false, null);
    }

    /** Never answers. */
    public static Step hanging() {
        return new Step(0, null, null, null, true, false, null);
    }

    /** The same, after so many milliseconds. */
    public Step after(long millis) {
        return new Step(millis, status, answer, body, hang, malformed, times);
    }

    /** The same, for so many requests; the next step takes over then. */
    public Step times(int count) {
        return new Step(delayMs, status, answer, body, hang, malformed, count);
    }
}
