package io.messagecenter.outbound.whapi;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What WHAPI says about its channel.
 *
 * @param channelId null when it does not say
 * @param state WHAPI's word, such as {@code AUTH} or {@code QR}
 */
public record ChannelHealth(@Nullable String channelId, String state) {

    private static final Set<String> CAN_SEND = Set.of("AUTH", "SYNC_ERROR");

    static ChannelHealth of(JsonNode answer) {
        var channelId = answer.path("channel_id").asString("");
        return new ChannelHealth(
                channelId.isBlank() ? null : channelId,
                answer.path("status").path("text").asString("unknown"));
    }

    /** Whether sends get through in this state. */
    public boolean canSend() {
        return CAN_SEND.contains(state);
    }
}
