package io.messagecenter.platform.problem;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Makes RFC 9457 problems with a stable {@code code}, on which clients may decide. */
public final class Problem {

    private static final String TYPE = "urn:message-center:problem:";

    private Problem() {}

    /** Any problem; throw it. */
    public static ProblemException of(HttpStatus status, String code, String detail) {
        return new ProblemException(status, body(status, code, detail));
    }

    /** 404: not there, or not yours to see. */
    public static ProblemException notFound(String detail) {
        return of(HttpStatus.NOT_FOUND, "not-found", detail);
    }

    /** 403: visible, but not allowed. */
    public static ProblemException forbidden(String detail) {
        return of(HttpStatus.FORBIDDEN, "forbidden", detail);
    }

    /** 409: something is in the way; add it with {@link ProblemException#with}. */
    public static ProblemException conflict(String code, String detail) {
        return of(HttpStatus.CONFLICT, code, detail);
    }

    /** 422: understood, but it cannot be done. */
    public static ProblemException unprocessable(String code, String detail) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }

    /** 400: this field is wrong. */
    public static ProblemException invalid(String field, String message) {
        return of(HttpStatus.BAD_REQUEST, "invalid", "The request is not valid: " + field + " " + message + ".")
                .field(field, message);
    }

    /** 503: a part is down. */
    public static ProblemException unavailable(String detail, Duration retryAfter) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", detail).retryAfter(retryAfter);
    }

    /** The body alone, for those who write the answer themselves. */
    public static ProblemDetail body(HttpStatusCode status, String code, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE + code));
        if (status instanceof HttpStatus known) {
            problem.setTitle(known.getReasonPhrase());
        }
        problem.setProperty("code", code);
        return problem;
    }

    static void addField(ProblemDetail body, String field, String message) {
        var errors = new ArrayList<Object>();
        if (body.getProperties() != null && body.getProperties().get("errors") instanceof List<?> present) {
            errors.addAll(present);
        }
        errors.add(Map.of("field", field, "message", message));
        body.setProperty("errors", errors);
    }
}
