package io.messagecenter.simulator.whapi;

import io.messagecenter.simulator.SimulatorProperties;
import io.messagecenter.simulator.channel.Channel;
import io.messagecenter.simulator.channel.ChannelHealth;
import io.messagecenter.simulator.channel.LoginCode;
import io.messagecenter.simulator.channel.Refused;
import io.messagecenter.simulator.webhook.Settings;
import io.messagecenter.simulator.webhook.WebhookProbe;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The channel itself: health, settings, login. */
@RestController
class ChannelController {

    private final Channel channel;
    private final ChannelHealth health;
    private final Settings settings;
    private final WebhookProbe probe;
    private final LoginCode loginCode;
    private final SimulatorProperties.Channel own;

    ChannelController(
            Channel channel,
            ChannelHealth health,
            Settings settings,
            WebhookProbe probe,
            LoginCode loginCode,
            SimulatorProperties properties) {
        this.channel = channel;
        this.health = health;
        this.settings = settings;
        this.probe = probe;
        this.loginCode = loginCode;
        this.own = properties.channel();
    }

    @GetMapping("/health")
    ObjectNode health(@RequestParam(defaultValue = "true") boolean wakeup) {
        if (wakeup) {
            channel.wake();
        }
        return health.json();
    }

    @GetMapping("/settings")
    ObjectNode settings() {
        return settings.current();
    }

    @PatchMapping("/settings")
    ObjectNode change(@RequestBody ObjectNode given) {
        var change = settings.patch(given);
        var answer = JsonNodeFactory.instance.objectNode();
        answer.set("before_update", change.before());
        answer.set("after_update", change.after());
        var changes = answer.putArray("changes");
        change.fields().forEach(changes::add);
        return answer;
    }

    @DeleteMapping("/settings")
    ObjectNode reset() {
        if (!settings.reset()) {
            throw new Refused(409, "Settings are already reset");
        }
        return Answers.success();
    }

    @GetMapping("/settings/events")
    ArrayNode events() {
        var events = JsonNodeFactory.instance.arrayNode();
        Settings.events()
                .forEach((type, methods) -> methods.forEach(
                        method -> events.addObject().put("type", type).put("method", method)));
        return events;
    }

    @PostMapping("/settings/webhook_test")
    ObjectNode test(@RequestBody ObjectNode webhook) throws InterruptedException {
        if (!probe.passes(webhook, own.id())) {
            throw Refused.wrong("url: it did not answer 200");
        }
        return Answers.success();
    }

    /** A channel without limits. */
    @GetMapping("/limits")
    ResponseEntity<Void> limits() {
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/users/profile")
    ObjectNode profile() {
        return JsonNodeFactory.instance.objectNode().put("name", own.name()).put("about", "A simulated business");
    }

    @GetMapping("/users/login")
    ObjectNode login(@RequestParam(defaultValue = "true") boolean wakeup) {
        if (wakeup) {
            channel.wake();
        }
        if (health.linked()) {
            throw new Refused(409, "Channel already authenticated");
        }
        return loginCode.json();
    }

    @PostMapping("/users/logout")
    ObjectNode logout() {
        if (!health.linked()) {
            throw new Refused(409, "Channel already logged out");
        }
        channel.changeStatus("QR");
        return Answers.success();
    }
}
