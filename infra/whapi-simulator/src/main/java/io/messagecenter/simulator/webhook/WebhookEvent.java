package io.messagecenter.simulator.webhook;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something to tell the receivers, ready to be posted: thousands may be waiting.
 *
 * @param lane what it is about, usually a chat: within a lane events are posted one after the other
 * @param type as in WHAPI's settings: messages, statuses, channel, …
 * @param method post, put, patch or delete
 * @param body JSON in UTF-8
 */
public record WebhookEvent(String lane, String type, String method, byte[] body) {

    /** An event whose body is the one collection {@code key}, which holds the one element. */
    public static WebhookEvent ofOne(
            String lane, String type, String method, String key, JsonNode element, String channelId) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray(key).add(element);
        return of(lane, type, method, body, channelId);
    }

    /** An event whose body is the given one, to which event and channel are added. */
    public static WebhookEvent of(String lane, String type, String method, ObjectNode body, String channelId) {
        body.putObject("event").put("type", type).put("event", method);
        body.put("channel_id", channelId);
        return new WebhookEvent(lane, type, method, body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
