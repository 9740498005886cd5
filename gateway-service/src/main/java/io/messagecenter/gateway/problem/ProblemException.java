package io.messagecenter.gateway.problem;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request that the gateway does not pass on, or could not. The message is meant for the client. */
public final class ProblemException extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final @Nullable Duration retryAfter;

    private ProblemException(
            HttpStatus status, String code, String detail, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(detail, cause, false, false); // an answer rather than a fault: nobody needs its stack
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** A path that no service would read as it looks: dot segments, encoded slashes, control characters. */
    public static ProblemException malformedPath() {
        return of(HttpStatus.BAD_REQUEST, "malformed-path", "The path contains segments or characters not allowed.");
    }

    /** A page of an origin that is not listed asks what it may do here. */
    public static ProblemException foreignOrigin() {
        return of(HttpStatus.FORBIDDEN, "foreign-origin", "Pages of this origin may not call this server.");
    }

    /** The body is larger than this path takes. */
    public static ProblemException tooLarge(long maxBytes) {
        return of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "At most " + maxBytes + " bytes are taken here.");
    }

    /** The client announced a body and stopped sending it. */
    public static ProblemException clientStalled() {
        return of(HttpStatus.REQUEST_TIMEOUT, "body-incomplete", "The request's body did not arrive in time.");
    }

    /** The client went away, or broke the protocol, while sending its body. */
    public static ProblemException bodyBroken(Throwable cause) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST, "body-incomplete", "The request's body did not arrive whole.", null, cause);
    }

    /** More requests from one address than anybody needs. */
    public static ProblemException tooManyRequests(Duration retryAfter) {
        return new ProblemException(
                HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "Too many requests.", retryAfter, null);
    }

    /** The part that answers here is down, or does not answer in time. */
    public static ProblemException serviceAway(@Nullable Throwable cause) {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-away",
                "The part that answers here is down at the moment. Try again in a few seconds.",
                Duration.ofSeconds(2),
                cause);
    }

    /** Whatever else has a status of its own, 404 above all. */
    static ProblemException of(HttpStatus status) {
        var code = status == HttpStatus.NOT_FOUND
                ? "not-found"
                : status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var detail = status == HttpStatus.NOT_FOUND ? "There is nothing here." : status.getReasonPhrase() + ".";
        return of(status, code, detail);
    }

    private static ProblemException of(HttpStatus status, String code, String detail) {
        return new ProblemException(status, code, detail, null, null);
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Whether the client is to blame, so that nothing is said about the service behind. */
    public boolean isClientsFault() {
        return status.is4xxClientError();
    }
}
