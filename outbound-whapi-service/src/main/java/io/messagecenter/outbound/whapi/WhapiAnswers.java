package io.messagecenter.outbound.whapi;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.outbound.FailureReason;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads WHAPI's answers to sends. Whatever does not prove that a message is out, or is not, is unclear. */
final class WhapiAnswers {

    private static final int LONGEST_QUOTE = 300;

    private WhapiAnswers() {}

    /**
     * @param makesMessage whether success must name the message that came into being
     * @param retryAfter the header of that name
     */
    static Outcome read(int status, byte[] body, @Nullable String retryAfter, boolean makesMessage, Instant now) {
        if (status >= 200 && status < 300) {
            return accepted(body, makesMessage);
        }
        return switch (status) {
            case 400, 422 -> rejected(status, FailureReason.REJECTED, "WhatsApp did not accept this message", body);
            case 401 -> new Outcome.ChannelOff("The WhatsApp channel is not logged in.");
            case 402 -> new Outcome.ChannelOff("The WhatsApp channel's plan is used up or unpaid.");
            case 403 ->
                rejected(status, FailureReason.FORBIDDEN, "WhatsApp does not allow us to write to this chat", body);
            case 404 -> notFound(status, body);
            case 408 -> unclear();
            case 413 -> rejected(status, FailureReason.TOO_LARGE, "This message is too large for WhatsApp", body);
            case 415 ->
                rejected(status, FailureReason.UNSUPPORTED, "WhatsApp does not support this kind of file", body);
            case 429 -> new Outcome.Throttled(duration(retryAfter, now));
            default -> other(status, body);
        };
    }

    /** An upload that was not confirmed is simply repeated. */
    static Outcome readUpload(int status, byte[] body, @Nullable String retryAfter, Instant now) {
        var outcome = read(status, body, retryAfter, false, now);
        if (outcome instanceof Outcome.Accepted) {
            var id = parse(body).path("media").path(0).path("id").asString("");
            return id.isBlank()
                    ? new Outcome.Unreachable("WHAPI did not say what it calls the file.")
                    : new Outcome.Accepted(id);
        }
        return outcome instanceof Outcome.Unclear(var detail) ? new Outcome.Unreachable(detail) : outcome;
    }

    /** After the request was written something broke, so that there is no answer to read. */
    static Outcome unclear() {
        return new Outcome.Unclear("WhatsApp did not confirm this message; it may have arrived or not.");
    }

    private static Outcome accepted(byte[] body, boolean makesMessage) {
        if (!makesMessage) {
            return new Outcome.Accepted(null);
        }
        var id = parse(body).path("message").path("id").asString("");
        return id.isBlank() ? unclear() : new Outcome.Accepted(id);
    }

    /** A bad or removed token is 404 as well, and so is the wrong host, which answers without WHAPI's error body. */
    private static Outcome notFound(int status, byte[] body) {
        var message = parse(body).path("error").path("message").asString("");
        if (message.isBlank() || message.toLowerCase(Locale.ROOT).contains("channel")) {
            return new Outcome.ChannelOff("WHAPI does not know the channel: check WHAPI_TOKEN and WHAPI_BASE_URL.");
        }
        return rejected(
                status, FailureReason.NOT_FOUND, "WhatsApp cannot find the chat or the message this refers to", body);
    }

    private static Outcome other(int status, byte[] body) {
        if (status >= 300 && status < 400) {
            return new Outcome.Unreachable("WHAPI_BASE_URL redirects elsewhere (HTTP " + status + ").");
        }
        return status >= 400 && status < 500
                ? rejected(status, FailureReason.OTHER, "WhatsApp refused this message (HTTP " + status + ")", body)
                : unclear();
    }

    private static Outcome rejected(int status, FailureReason reason, String sentence, byte[] body) {
        var error = parse(body).path("error");
        var words = error.path("message").asString("");
        var details = error.path("details").asString("");
        var quote = (details.isBlank() || details.equals(words) ? words : words + " " + details)
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        if (quote.length() > LONGEST_QUOTE) {
            quote = quote.substring(0, LONGEST_QUOTE) + "…";
        }
        return new Outcome.Rejected(
                reason, quote.isEmpty() ? sentence + "." : sentence + ": " + quote, String.valueOf(status));
    }

    private static @Nullable Duration duration(@Nullable String retryAfter, Instant now) {
        if (retryAfter == null) {
            return null;
        }
        var text = retryAfter.strip();
        try {
            if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Duration.ofSeconds(Long.parseLong(text));
            }
            var until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            var tree = EventJson.mapper().readTree(body);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
