package io.messagecenter.chat.intake;

import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.content.Content;
import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.inbound.InboundHead;
import io.messagecenter.contracts.inbound.MessageReceived;
import io.messagecenter.contracts.inbound.Source;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Where {@code DEMO} asks for it, puts a few conversations into an empty database, so that a newcomer finds something to look at.
 * They come in as webhooks' messages do, and are hours old: the bot leaves them to people.
 */
@Component
@ConditionalOnProperty("messagecenter.chat.demo")
class DemoChats implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoChats.class);

    /** That of bodies without one: a real channel's chats begin beside these. */
    private static final String ACCOUNT = "default";

    private record Line(String phone, String customer, boolean fromPhone, Duration ago, String text) {}

    private static final List<Line> LINES = List.of(
            customer(
                    "6285550000101",
                    "Ayu Lestari",
                    26 * 60,
                    "Good morning! Do you still have the blue batik in size M?"),
            colleague(
                    "6285550000101",
                    "Ayu Lestari",
                    26 * 60 - 12,
                    "Good morning, Ayu. Yes, two pieces. Shall I keep one for you?"),
            customer("6285550000101", "Ayu Lestari", 26 * 60 - 15, "Yes please, I come by on Saturday 🙏"),
            customer("6285550000102", "Rahmat Hidayat", 190, "My parcel says delivered, but nothing is here."),
            customer("6285550000102", "Rahmat Hidayat", 188, "The order is 20418. Can somebody check?"),
            customer("6285550000103", "Mei Lin", 75, "What are your prices for 50 tumblers with our logo?"),
            customer("6285550000104", "عمر حداد", 64, "مرحبا، هل ترسلون إلى دبي؟"));

    private final StoreInbound store;
    private final JdbcClient sql;
    private final Clock clock;

    DemoChats(StoreInbound store, JdbcClient sql, Clock clock) {
        this.store = store;
        this.sql = sql;
        this.clock = clock;
    }

    /** A database that has no connection to spare now is no reason not to start. */
    @Override
    public void run(ApplicationArguments arguments) {
        try {
            if (sql.sql("SELECT NOT EXISTS (SELECT FROM chats)")
                    .query(Boolean.class)
                    .single()) {
                seed();
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("No demonstration this time: {}", e.toString());
        }
    }

    /** The ids are always the same, so instances that start together store each message once. */
    void seed() {
        var events = new ArrayList<InboundEvent>();
        for (var line : LINES) {
            events.add(event(line, "demo." + events.size()));
        }
        store.store(events);
    }

    private MessageReceived event(Line line, String providerId) {
        var now = clock.instant();
        var head = new InboundHead(
                UUID.nameUUIDFromBytes(providerId.getBytes(StandardCharsets.UTF_8)),
                ConversationAddress.WHATSAPP,
                ACCOUNT,
                ConversationAddress.ofPhone(ACCOUNT, line.phone()),
                now.minus(line.ago()),
                now,
                false);
        return new MessageReceived(
                head,
                providerId,
                line.fromPhone(),
                Source.PHONE,
                line.phone(),
                line.customer(),
                line.customer(),
                Content.text(line.text()),
                null,
                false,
                null);
    }

    private static Line customer(String phone, String name, int minutesAgo, String text) {
        return new Line(phone, name, false, Duration.ofMinutes(minutesAgo), text);
    }

    private static Line colleague(String phone, String name, int minutesAgo, String text) {
        return new Line(phone, name, true, Duration.ofMinutes(minutesAgo), text);
    }
}
