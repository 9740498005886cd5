package io.messagecenter.systemtests.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;

/** A customer's chat as the outside sees it: what was said, and what was acknowledged, one after the other. */
final class Talk {

    enum Kind {
        /** Answered by the bot, each message once. */
        BOT,
        /** Its messages bear a time of an hour ago, so that the bot keeps silent; agents reply. */
        PEOPLE
    }

    private static final String RUN = UUID.randomUUID().toString().substring(0, 4);

    private final Kind kind;
    private final String phone;
    private final ReentrantLock turn = new ReentrantLock();
    private final List<String> webhooks = Collections.synchronizedList(new ArrayList<>());
    private final List<UUID> replies = Collections.synchronizedList(new ArrayList<>());
    private volatile int written;
    private volatile long chatId;

    Talk(Kind kind) {
        this.kind = kind;
        this.phone = "4977" + ThreadLocalRandom.current().nextLong(100_000_000L, 999_999_999L);
    }

    Kind kind() {
        return kind;
    }

    String phone() {
        return phone;
    }

    String address() {
        return "whatsapp:" + Cluster.ACCOUNT + ":" + phone + "@s.whatsapp.net";
    }

    /** Held while something is said, so that the order of what is acknowledged is the order of what is said. */
    ReentrantLock turn() {
        return turn;
    }

    String nextId() {
        return "%s%s.%05d-flt".formatted(RUN, phone.substring(4), ++written);
    }

    int written() {
        return written;
    }

    void webhookAcknowledged(String providerId) {
        webhooks.add(providerId);
    }

    void replyAcknowledged(UUID clientId) {
        replies.add(clientId);
    }

    /** The provider's ids of the messages whose webhooks were answered 200, in that order. */
    List<String> webhooks() {
        return List.copyOf(webhooks);
    }

    /** The client's ids of the agents' replies that were answered 201 or 200, in that order. */
    List<UUID> replies() {
        return List.copyOf(replies);
    }

    /** 0 as long as nobody has looked it up. */
    long chatId() {
        return chatId;
    }

    void chatIs(long id) {
        chatId = id;
    }
}
