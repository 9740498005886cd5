package io.messagecenter.simulator.channel;

import io.messagecenter.simulator.fault.FaultPlan;
import io.messagecenter.simulator.fault.Faults;
import io.messagecenter.simulator.webhook.Webhooks;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Everything that {@code DELETE /sim} forgets. The settings stay: they belong to the channel, not to its messages. */
@Component
public class Memory {

    private final Conversations conversations;
    private final SentLedger ledger;
    private final MediaStore media;
    private final Contacts contacts;
    private final ChannelHealth health;
    private final Receipts receipts;
    private final Webhooks webhooks;
    private final FaultPlan faults;
    private final PhoneFeed feed;

    Memory(
            Conversations conversations,
            SentLedger ledger,
            MediaStore media,
            Contacts contacts,
            ChannelHealth health,
            Receipts receipts,
            Webhooks webhooks,
            FaultPlan faults,
            PhoneFeed feed) {
        this.conversations = conversations;
        this.ledger = ledger;
        this.media = media;
        this.contacts = contacts;
        this.health = health;
        this.receipts = receipts;
        this.webhooks = webhooks;
        this.faults = faults;
        this.feed = feed;
    }

    /** Messages, the ledger, files, contacts, waiting webhooks and faults; the number is linked again. */
    public void forget() {
        faults.replace(Faults.NONE);
        conversations.clear();
        ledger.clear();
        media.clear();
        contacts.clear();
        webhooks.forget();
        receipts.reset();
        health.change("AUTH");
        feed.tell("forgotten", Map.of());
    }
}
