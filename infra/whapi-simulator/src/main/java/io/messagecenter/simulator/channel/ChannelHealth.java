package io.messagecenter.simulator.channel;

import io.messagecenter.simulator.SimulatorProperties;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whether the number is linked to WhatsApp, as {@code GET /health} tells it. */
@Component
public class ChannelHealth {

    private static final String LINKED = "AUTH";
    private static final String ASLEEP = "STOP";

    /** WHAPI's words; the position is the code where one is known. */
    private static final List<String> WORDS =
            List.of("NOT_INIT", "INIT", "LAUNCH", "QR", LINKED, "ERROR", "SYNC_ERROR", ASLEEP);

    private final SimulatorProperties.Channel channel;
    private final Clock clock;
    private final long startedAt;
    private volatile String status = LINKED;

    ChannelHealth(SimulatorProperties properties, Clock clock) {
        this.channel = properties.channel();
        this.clock = clock;
        this.startedAt = clock.instant().getEpochSecond();
    }

    public String status() {
        return status;
    }

    /** Whether messages can be sent. */
    public boolean linked() {
        return status.equals(LINKED) || status.equals("SYNC_ERROR");
    }

    /** @throws Refused with 400 if WHAPI has no such status */
    void change(String newStatus) {
        if (!WORDS.contains(newStatus)) {
            throw Refused.wrong("status: one of " + WORDS);
        }
        status = newStatus;
    }

    /** As in WHAPI, asking for the health of a stopped channel starts it unless one asks it not to. */
    void wake() {
        if (status.equals(ASLEEP)) {
            status = LINKED;
        }
    }

    public ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("channel_id", channel.id()).put("start_at", startedAt);
        json.put("uptime", clock.instant().getEpochSecond() - startedAt);
        json.put("version", "simulator").put("core_version", "0").put("api_version", "1.8.7");
        json.put("device_id", 11).put("ip", "127.0.0.1");
        json.putObject("status").put("code", WORDS.indexOf(status)).put("text", status);
        if (linked()) {
            json.set("user", Contacts.json(channel.phone(), channel.name()));
        }
        return json;
    }
}
