package io.messagecenter.platform.problem;

import io.messagecenter.platform.kafka.InfrastructureErrors;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** The one place where exceptions become answers. The log gets what is unexpected; the caller never gets internals. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 100)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    @Nullable ResponseEntity<Object> unexpected(Exception e, WebRequest request) {
        if (InfrastructureErrors.isInfrastructure(e)) {
            log.warn("A part is unavailable: {}", e.toString());
            var down = Problem.unavailable(
                    "A part of the system is not available. Please try again.", Duration.ofSeconds(2));
            return handleExceptionInternal(down, down.getBody(), down.getHeaders(), down.getStatusCode(), request);
        }
        log.error("Unexpected error", e);
        var body = Problem.body(
                HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Something went wrong on our side. It has been logged.");
        return handleExceptionInternal(e, body, new HttpHeaders(), HttpStatus.INTERNAL_SERVER_ERROR, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var body = invalid(e.getBindingResult().getFieldErrors().stream()
                .map(f -> snake(f.getField()))
                .distinct()
                .collect(Collectors.joining(", ")));
        for (FieldError error : e.getBindingResult().getFieldErrors()) {
            Problem.addField(body, snake(error.getField()), message(error));
        }
        return handleExceptionInternal(e, body, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var body = invalid("a parameter");
        e.getParameterValidationResults()
                .forEach(result -> result.getResolvableErrors()
                        .forEach(error -> Problem.addField(
                                body,
                                snake(
                                        error instanceof FieldError f
                                                ? f.getField()
                                                : String.valueOf(result.getMethodParameter()
                                                        .getParameterName())),
                                message(error))));
        return handleExceptionInternal(e, body, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var name = e instanceof MethodArgumentTypeMismatchException m ? m.getName() : e.getPropertyName();
        var field = snake(name == null ? "parameter" : name);
        var body = invalid(field);
        Problem.addField(body, field, "has the wrong type");
        return handleExceptionInternal(e, body, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var body = invalid(e.getParameterName());
        Problem.addField(body, e.getParameterName(), "is missing");
        return handleExceptionInternal(e, body, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var body = Problem.body(status, "unreadable", "The body is not valid JSON, or a field has the wrong type.");
        if (e.getCause() instanceof DatabindException wrong && !wrong.getPath().isEmpty()) {
            var field = wrong.getPath().stream()
                    .map(JacksonException.Reference::getPropertyName)
                    .filter(n -> n != null)
                    .collect(Collectors.joining("."));
            Problem.addField(body, field.isEmpty() ? "body" : field, "has the wrong type or value");
        }
        return handleExceptionInternal(e, body, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body == null && e instanceof ErrorResponse known) {
            body = known.getBody();
        }
        if (body instanceof ProblemDetail problem
                && (problem.getProperties() == null || !problem.getProperties().containsKey("code"))) {
            var known = HttpStatus.resolve(status.value());
            var code = known == null
                    ? "error"
                    : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
            var detail = status.value() == 404 ? "There is nothing at this address." : problem.getDetail();
            body = Problem.body(status, code, detail == null ? code : detail);
        }
        var copy = new HttpHeaders();
        copy.putAll(headers);
        copy.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.handleExceptionInternal(e, body, copy, status, request);
    }

    private static ProblemDetail invalid(String what) {
        return Problem.body(HttpStatus.BAD_REQUEST, "invalid", "The request is not valid: " + what + ".");
    }

    private static String message(MessageSourceResolvable error) {
        var message = error.getDefaultMessage();
        return message == null ? "is not valid" : message;
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
