package io.messagecenter.outbound.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.messagecenter.outbound.whapi.WhapiDesk.Reply;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What WHAPI says of the channel, in our words.
 *
 * @param account null when it does not say
 * @param detail for people
 * @param word WHAPI's own, such as {@code AUTH}
 */
record ChannelFacts(
        State state,
        String detail,
        @Nullable String account,
        @Nullable String phone,
        @Nullable String name,
        String word) {

    /** Whether messages get through, and if not, why. */
    enum State {
        @JsonProperty("connected")
        CONNECTED,
        /** A phone is to be linked by its code. */
        @JsonProperty("qr")
        QR,
        @JsonProperty("connecting")
        CONNECTING,
        /** WHAPI or the account stopped it; sends wait. */
        @JsonProperty("paused")
        PAUSED,
        /** WHAPI does not answer. */
        @JsonProperty("unreachable")
        UNREACHABLE,
        @JsonProperty("unknown")
        UNKNOWN
    }

    /** @param health the answer to the question for the channel's health */
    static ChannelFacts of(Reply health) {
        if (health.isNone()) {
            return nothing(State.UNREACHABLE, "WHAPI does not answer.");
        }
        if (!health.isOk()) {
            return switch (health.status()) {
                case 401 -> nothing(State.PAUSED, "WHAPI refuses the token: look at WHAPI_TOKEN.");
                case 402 -> nothing(State.PAUSED, "The channel is not paid, or its trial is used up.");
                case 404 -> nothing(State.PAUSED, "WHAPI knows no channel of this token: look at WHAPI_TOKEN.");
                case 429 -> nothing(State.UNKNOWN, "WHAPI says that it was asked too often.");
                default ->
                    health.status() >= 500
                            ? nothing(State.UNREACHABLE, "WHAPI has an error of its own (" + health.status() + ").")
                            : nothing(State.UNKNOWN, "WHAPI answers " + health.status() + ".");
            };
        }
        var body = health.body();
        var word = body.path("status").path("text").asString("").toUpperCase(Locale.ROOT);
        var user = body.path("user");
        return new ChannelFacts(
                state(word),
                detail(word),
                filled(body.path("channel_id").asString("")),
                filled(user.path("id").asString("").replaceAll("@.*", "")),
                filled(user.path("name").asString("")),
                word);
    }

    /** The same, but sends are held back although the phone is linked. */
    ChannelFacts pausedBecause(String reason) {
        return state == State.CONNECTED
                ? new ChannelFacts(State.PAUSED, "Sends wait: " + reason, account, phone, name, word)
                : this;
    }

    private static State state(String word) {
        return switch (word) {
            case "AUTH", "SYNC_ERROR" -> State.CONNECTED;
            case "QR" -> State.QR;
            case "NOT_INIT", "INIT", "LAUNCH" -> State.CONNECTING;
            case "STOP", "ERROR" -> State.PAUSED;
            default -> State.UNKNOWN;
        };
    }

    private static String detail(String word) {
        return switch (word) {
            case "AUTH" -> "The phone is linked, messages get through.";
            case "SYNC_ERROR" -> "The phone is linked and sends get through, but WHAPI could not read its history.";
            case "QR" -> "No phone is linked: scan the code with the phone.";
            case "NOT_INIT", "INIT", "LAUNCH" -> "WHAPI is starting the channel.";
            case "STOP" -> "WHAPI has stopped the channel.";
            case "ERROR" -> "WHAPI reports an error of the channel: restart it in WHAPI's dashboard.";
            default -> "WHAPI says \"" + (word.isEmpty() ? "nothing" : word) + "\" of the channel.";
        };
    }

    private static ChannelFacts nothing(State state, String detail) {
        return new ChannelFacts(state, detail, null, null, null, "");
    }

    private static @Nullable String filled(String text) {
        return text.isBlank() ? null : text;
    }
}
