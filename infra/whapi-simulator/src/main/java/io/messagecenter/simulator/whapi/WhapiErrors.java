package io.messagecenter.simulator.whapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.messagecenter.simulator.channel.Refused;
import io.messagecenter.simulator.webhook.WrongSettings;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import tools.jackson.core.JacksonException;

/** Every refusal in WHAPI's shape, the simulator's own paths included. */
@RestControllerAdvice
class WhapiErrors {

    private static final Logger log = LoggerFactory.getLogger(WhapiErrors.class);

    /** WHAPI's error object. {@code details} names the field. */
    record Body(Error error) {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Error(int code, String message, @Nullable String details) {}
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Body> refuse(Exception failure) {
        return switch (failure) {
            case Refused refused when refused.code() == 400 -> wrong(refused.getMessage());
            case Refused refused -> answer(refused.code(), refused.getMessage(), null);
            case WrongSettings wrong -> wrong(wrong.getMessage());
            case HttpMessageNotReadableException unreadable -> wrong(describe(unreadable));
            case MethodArgumentNotValidException invalid -> wrong(describe(invalid));
            case HandlerMethodValidationException invalid -> wrong(describe(invalid));
            case TypeMismatchException mismatch -> wrong(mismatch.getPropertyName() + ": wrong type");
            case AsyncRequestNotUsableException gone -> null;
            case ErrorResponse known ->
                answer(
                        known.getStatusCode().value(),
                        String.valueOf(known.getBody().getTitle()),
                        known.getBody().getDetail());
            default -> {
                log.error("Not foreseen", failure);
                yield answer(500, "Internal Error", null);
            }
        };
    }

    private static ResponseEntity<Body> wrong(@Nullable String details) {
        return answer(400, "Wrong request parameters", details);
    }

    private static ResponseEntity<Body> answer(int code, String message, @Nullable String details) {
        return ResponseEntity.status(code).body(new Body(new Body.Error(code, message, details)));
    }

    private static String describe(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof JacksonException json
                && !json.getPath().isEmpty()) {
            var field = new StringBuilder();
            for (var step : json.getPath()) {
                field.append(
                        step.getPropertyName() == null
                                ? "[" + step.getIndex() + "]"
                                : (field.isEmpty() ? "" : ".") + step.getPropertyName());
            }
            return field + ": wrong type or value";
        }
        return "the body is not the JSON object that is wanted here";
    }

    private static String describe(MethodArgumentNotValidException invalid) {
        return invalid.getFieldErrors().stream()
                .map(error -> snakeCase(error.getField()) + ": " + error.getDefaultMessage())
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static String describe(HandlerMethodValidationException invalid) {
        return invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error ->
                                result.getMethodParameter().getParameterName() + ": " + error.getDefaultMessage()))
                .collect(Collectors.joining("; "));
    }

    private static String snakeCase(String field) {
        return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
