package io.messagecenter.outbound.unclear;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.messagecenter.contracts.EventHeaders;
import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.EventJson.UnreadableEvent;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.inbound.ChannelChanged;
import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.inbound.MessageReceived;
import io.messagecenter.contracts.inbound.ProviderNoticed;
import io.messagecenter.contracts.inbound.Source;
import io.messagecenter.outbound.arrivals.Arrivals;
import io.messagecenter.outbound.channel.Channel;
import io.messagecenter.outbound.repair.Watch;
import io.messagecenter.outbound.sending.Words;
import io.messagecenter.platform.kafka.InfrastructureErrors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Watches what comes in for echoes of our own sends, the channel coming back, test webhooks, and signs of a loss. All the rest, and whatever cannot be
 * read, is chat-service's business.
 */
@Component
class EchoListener {

    private static final Logger log = LoggerFactory.getLogger(EchoListener.class);

    /** Of the notices only test webhooks are of interest, which are small. */
    private static final int LARGEST_NOTICE = 1024;

    private final Reconciliation reconciliation;
    private final Channel channel;
    private final Watch watch;
    private final Arrivals arrivals;

    EchoListener(Reconciliation reconciliation, Channel channel, Watch watch, Arrivals arrivals) {
        this.reconciliation = reconciliation;
        this.channel = channel;
        this.watch = watch;
        this.arrivals = arrivals;
    }

    @KafkaListener(
            id = "outbound.echoes",
            groupId = "outbound-whapi-service-echoes",
            topics = Topic.Names.INBOUND_EVENTS,
            batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        var echoes = new ArrayList<UnclearSends.Echo>();
        var came = new ArrayList<InboundEvent>();
        var newest = Long.MIN_VALUE;
        for (var record : records) {
            var event = read(record);
            if (event == null || !event.head().repaired()) {
                newest = Math.max(newest, record.timestamp());
            }
            if (event != null) {
                came.add(event);
            }
            switch (event) {
                case MessageReceived message
                when message.fromMe() && message.source() != Source.PHONE -> {
                    var echo = echo(message);
                    if (echo != null) {
                        echoes.add(echo);
                    }
                }
                case ProviderNoticed notice -> arrivals.came(notice);
                case ChannelChanged changed when "AUTH".equals(changed.state()) -> channel.tryNow();
                case null, default -> {}
            }
        }
        watch.came(came);
        if (newest != Long.MIN_VALUE) {
            arrivals.cameAt(Instant.ofEpochMilli(newest));
        }
        if (!echoes.isEmpty()) {
            settle(echoes);
        }
    }

    private void settle(List<UnclearSends.Echo> echoes) {
        try {
            reconciliation.echoed(echoes);
        } catch (RuntimeException e) {
            if (InfrastructureErrors.isInfrastructure(e)) {
                throw e;
            }
            log.error("{} echoes settled nothing; WHAPI's list will tell", echoes.size(), e);
        }
    }

    private static boolean isOfInterest(String type, int size) {
        return type.endsWith("message.received")
                || type.endsWith("channel.changed")
                || type.endsWith("provider.noticed") && size < LARGEST_NOTICE;
    }

    private static UnclearSends.@Nullable Echo echo(MessageReceived message) {
        var head = message.head();
        var address = head.address();
        var words = Words.of(message.content().type().wire(), message.content().text());
        if (address == null || words.isEmpty()) {
            return null;
        }
        var at = Objects.requireNonNullElse(head.occurredAt(), head.receivedAt());
        return new UnclearSends.Echo(head.account(), address.chatId(), words, message.providerId(), at);
    }

    private static @Nullable InboundEvent read(ConsumerRecord<String, byte[]> record) {
        var type = record.headers().lastHeader(EventHeaders.TYPE);
        if (type != null && !isOfInterest(new String(type.value(), UTF_8), record.value().length)) {
            return null;
        }
        try {
            return EventJson.read(InboundEvent.class, record.value());
        } catch (UnreadableEvent e) {
            return null;
        }
    }
}
