package io.messagecenter.simulator.webhook;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /settings/webhook_test}: one try with a harmless event. */
@Component
public class WebhookProbe {

    private final Webhooks webhooks;

    WebhookProbe(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /**
     * @param request a webhook as in the settings, with the {@code type} of event
     * @return whether the receiver answered 200
     * @throws WrongSettings if the request is incomplete
     */
    public boolean passes(ObjectNode request, String channelId) throws InterruptedException {
        SettingsRules.checkWebhook(request);
        var type = request.path("type").asString("");
        if (!SettingsRules.EVENTS.containsKey(type)) {
            throw new WrongSettings("type", SettingsRules.EVENTS.keySet().toString());
        }
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray(type);
        return webhooks.answers200(WebhookTarget.of(request), WebhookEvent.of("test", type, "post", body, channelId));
    }
}
