package io.messagecenter.platform.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request that ends in a problem; its message goes to the client as it is. */
public final class ProblemException extends ErrorResponseException {

    ProblemException(HttpStatus status, ProblemDetail body) {
        super(status, body, null);
    }

    /** Adds a property at the top level of the problem, such as the chat that is in the way. */
    public ProblemException with(String name, @Nullable Object value) {
        getBody().setProperty(name, value);
        return this;
    }

    /** Adds a field to {@code errors}. */
    public ProblemException field(String field, String message) {
        Problem.addField(getBody(), field, message);
        return this;
    }

    /** Tells the client when to come back; rounded up to seconds. */
    public ProblemException retryAfter(Duration wait) {
        var seconds = Math.max(1, Math.ceilDiv(wait.toMillis(), 1000));
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return this;
    }
}
