package io.messagecenter.benchmarks.pipeline;

import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.EventHeaders;
import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.content.Content;
import io.messagecenter.contracts.inbound.InboundHead;
import io.messagecenter.contracts.inbound.MessageReceived;
import io.messagecenter.contracts.inbound.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The messages that are persisted: the same words and customers, whether they come from Kafka or straight by JDBC. */
public final class Messages {

    static final int CHATS = 2_000;
    static final String TEXT = "Good morning, is my order number %d on its way already? It should come today.";

    private static final long FIRST_PHONE = 4_915_100_000_000L;

    private Messages() {}

    /** A message as the ingest service would have published it; an hour old, so that the bot leaves it alone. */
    public static ProducerRecord<String, byte[]> record(String account, long number) {
        var address = ConversationAddress.ofPhone(account, phone(number));
        var now = Instant.now();
        var id = new UUID(account.hashCode(), number);
        var event = new MessageReceived(
                new InboundHead(
                        id, ConversationAddress.WHATSAPP, account, address, now.minus(Duration.ofHours(1)), now, false),
                providerId(number),
                false,
                Source.UNKNOWN,
                phone(number),
                "Customer " + number % CHATS,
                null,
                Content.text(TEXT.formatted(number)),
                null,
                false,
                null);
        var record = new ProducerRecord<>(Topic.Names.INBOUND_EVENTS, address.toString(), EventJson.write(event));
        record.headers().add(EventHeaders.ID, id.toString().getBytes(StandardCharsets.UTF_8));
        return record;
    }

    /** The provider's id of a message. */
    public static String providerId(long number) {
        return "persist-" + number;
    }

    /** The customer who wrote that message. */
    static String phone(long number) {
        return Long.toString(FIRST_PHONE + chat(number));
    }

    /** Which chat the message belongs to: all of them, in no order. */
    static int chat(long number) {
        return (int) (number * 7919 % CHATS);
    }
}
