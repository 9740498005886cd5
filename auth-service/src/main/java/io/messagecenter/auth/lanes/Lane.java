package io.messagecenter.auth.lanes;

import io.messagecenter.contracts.Topic;
import java.time.Duration;
import java.util.Locale;

/** A consumer group for whose work people wait. The promise is the age at which something is wrong, not the usual one. */
enum Lane {
    /** A customer's message is stored, and so on the screens. */
    INBOUND(Topic.INBOUND_EVENTS, "chat-service.inbound", Duration.ofSeconds(5)),
    /** The bot takes notice of what happened in a chat. What the AI takes to answer comes after. */
    BOT(Topic.CHAT_EVENTS, "bot-service", Duration.ofSeconds(5)),
    /** What the bot wants to say is accepted or refused. */
    BOT_REPLIES(Topic.BOT_REPLIES, "chat-service.bot", Duration.ofSeconds(5)),
    /** A send is written down by whoever makes it; what waits for WHAPI after that, {@code GET /channel} counts. */
    SENDS(Topic.OUTBOUND_WHATSAPP, "outbound-whapi-service", Duration.ofSeconds(5)),
    /** What became of a send, a file or a profile is stored. */
    RESULTS(Topic.OUTBOUND_RESULTS, "chat-service.results", Duration.ofSeconds(5)),
    /** Files and profiles to fetch are written down, and read marks and typing are passed on or dropped: after 10 s they mislead. */
    JOBS(Topic.WHAPI_JOBS, "outbound-whapi-service-jobs", Duration.ofSeconds(10)),
    /** Echoes settle sends of unclear fate, whose first look at WHAPI's list is after 5 s; signs of lost webhooks start a repair. */
    ECHOES(Topic.INBOUND_EVENTS, "outbound-whapi-service-echoes", Duration.ofSeconds(15)),
    /** What people did elsewhere enters the audit trail; nobody waits for it, but it must not be forgotten. */
    AUDIT(Topic.AUDIT_EVENTS, "auth-service.audit", Duration.ofSeconds(30));

    private final Topic topic;
    private final String group;
    private final Duration promise;

    Lane(Topic topic, String group, Duration promise) {
        this.topic = topic;
        this.group = group;
        this.promise = promise;
    }

    Topic topic() {
        return topic;
    }

    String group() {
        return group;
    }

    Duration promise() {
        return promise;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
