package io.messagecenter.contracts;

import io.messagecenter.contracts.audit.AuditEvent;
import io.messagecenter.contracts.auth.SessionEvent;
import io.messagecenter.contracts.auth.UserEvent;
import io.messagecenter.contracts.bot.BotEvent;
import io.messagecenter.contracts.chat.ChatEvent;
import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.outbound.OutboundCommand;
import io.messagecenter.contracts.outbound.OutboundResult;
import io.messagecenter.contracts.outbound.ProviderJob;
import io.messagecenter.contracts.presence.PresenceEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The topics: name, owner (the service that creates it and mainly writes it), what travels, and for how long it is kept.
 * Each has {@link #PARTITIONS} partitions and, for records that can never be processed, a {@linkplain #dlt() neighbour}.
 */
public enum Topic {
    INBOUND_EVENTS(Names.INBOUND_EVENTS, "webhook-ingest-service", InboundEvent.class, Duration.ofDays(30), true),
    INBOUND_QUARANTINE(Names.INBOUND_QUARANTINE, "webhook-ingest-service", null, Duration.ofDays(30), true),
    CHAT_EVENTS(Names.CHAT_EVENTS, "chat-service", ChatEvent.class, Duration.ofDays(30), false),
    BOT_REPLIES(Names.BOT_REPLIES, "bot-service", BotEvent.class, Duration.ofDays(7), false),
    OUTBOUND_WHATSAPP(Names.OUTBOUND_WHATSAPP, "chat-service", OutboundCommand.class, Duration.ofDays(14), false),
    WHAPI_JOBS(Names.WHAPI_JOBS, "chat-service", ProviderJob.class, Duration.ofDays(7), false),
    OUTBOUND_RESULTS(
            Names.OUTBOUND_RESULTS, "outbound-whapi-service", OutboundResult.class, Duration.ofDays(14), false),
    AUTH_USERS(Names.AUTH_USERS, "auth-service", UserEvent.class, null, false),
    AUTH_SESSIONS(Names.AUTH_SESSIONS, "auth-service", SessionEvent.class, Duration.ofDays(1), false),
    PRESENCE_EVENTS(Names.PRESENCE_EVENTS, "chat-service", PresenceEvent.class, Duration.ofMinutes(1), false),
    AUDIT_EVENTS(Names.AUDIT_EVENTS, "chat-service", AuditEvent.class, Duration.ofDays(30), false);

    /** Set once for all topics, for ever: adding partitions later would move keys and break the order within a chat. */
    public static final int PARTITIONS = 12;

    /** The largest record where whole webhook bodies travel. */
    public static final int MAX_BODY_BYTES = 9 * 1024 * 1024;

    private final String topicName;
    private final String owner;
    private final @Nullable Class<? extends Event> eventType;
    private final @Nullable Duration retention;
    private final boolean carriesBodies;

    Topic(
            String topicName,
            String owner,
            @Nullable Class<? extends Event> eventType,
            @Nullable Duration retention,
            boolean carriesBodies) {
        this.topicName = topicName;
        this.owner = owner;
        this.eventType = eventType;
        this.retention = retention;
        this.carriesBodies = carriesBodies;
    }

    /** The name in Kafka. */
    public String topicName() {
        return topicName;
    }

    /** The service that creates the topic when it starts, by its {@code spring.application.name}. */
    public String owner() {
        return owner;
    }

    /** The sealed interface of what travels here; empty where bytes are kept verbatim. */
    public Optional<Class<? extends Event>> eventType() {
        return Optional.ofNullable(eventType);
    }

    /** Whether only the newest record of each key is kept. */
    public boolean isCompacted() {
        return this == AUTH_USERS || this == AUTH_SESSIONS;
    }

    /** How long records are kept; empty for ever. A session's end is of no use once its tokens have expired. */
    public Optional<Duration> retention() {
        return Optional.ofNullable(retention);
    }

    /** Whether records may be as large as {@link #MAX_BODY_BYTES}; otherwise the broker's default of 1 MiB holds. */
    public boolean carriesBodies() {
        return carriesBodies;
    }

    /** Where a consumer puts a record of this topic that can never be processed, byte for byte. */
    public String dlt() {
        return topicName + ".dlt";
    }

    /** The topic of that name, or empty. */
    public static Optional<Topic> named(String name) {
        return Arrays.stream(values()).filter(t -> t.topicName.equals(name)).findFirst();
    }

    /** The names as constants, for annotations. */
    public static final class Names {
        public static final String INBOUND_EVENTS = "inbound.events";
        public static final String INBOUND_QUARANTINE = "inbound.quarantine";
        public static final String CHAT_EVENTS = "chat.events";
        public static final String BOT_REPLIES = "bot.replies";
        public static final String OUTBOUND_WHATSAPP = "outbound.whatsapp";
        public static final String WHAPI_JOBS = "whapi.jobs";
        public static final String OUTBOUND_RESULTS = "outbound.results";
        public static final String AUTH_USERS = "auth.users";
        public static final String AUTH_SESSIONS = "auth.sessions";
        public static final String PRESENCE_EVENTS = "presence.events";
        public static final String AUDIT_EVENTS = "audit.events";

        private Names() {}
    }
}
