package io.messagecenter.simulator.channel;

import io.messagecenter.simulator.SimulatorProperties;
import io.messagecenter.simulator.channel.Message.Mark;
import io.messagecenter.simulator.webhook.WebhookEvent;
import io.messagecenter.simulator.webhook.Webhooks;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What can be done to messages that are there, whoever does it, and how the receivers of webhooks learn of it. */
@Component
public class Channel {

    private final Conversations conversations;
    private final Webhooks webhooks;
    private final Receipts receipts;
    private final PhoneFeed feed;
    private final ChannelHealth health;
    private final Clock clock;
    private final SimulatorProperties.Channel own;

    Channel(
            Conversations conversations,
            Webhooks webhooks,
            Receipts receipts,
            PhoneFeed feed,
            ChannelHealth health,
            Clock clock,
            SimulatorProperties properties) {
        this.conversations = conversations;
        this.webhooks = webhooks;
        this.receipts = receipts;
        this.feed = feed;
        this.health = health;
        this.clock = clock;
        this.own = properties.channel();
    }

    /** Adds a message and tells everybody. Our own go on to be confirmed, a customer's waits for the webhook's 200. */
    void add(Message message) {
        conversations.add(message);
        feed.tell(message);
        webhooks.post(
                WebhookEvent.ofOne(
                        message.chatId(), "messages", "post", "messages", message.toJson(), message.channelId()),
                () -> arrived(message));
        if (message.fromMe()) {
            receipts.follow(message.id(), this::mark);
        }
    }

    private void arrived(Message message) {
        if (!message.fromMe()) {
            conversations
                    .change(message.id(), known -> known.marked(Status.DELIVERED, now()))
                    .ifPresent(feed::tell);
        }
    }

    /** Moves a message forward and posts the status; nothing if it is that far already. */
    void mark(String id, Status status) {
        conversations.change(id, message -> message.marked(status, now())).ifPresent(message -> {
            feed.tell(message);
            post(
                    message.chatId(),
                    "statuses",
                    "post",
                    "statuses",
                    message.statusJson(message.marks().getLast()));
        });
    }

    /** A person at our end has read this message, and with it the customer's earlier ones in the chat. */
    public void readByUs(String id) {
        var message = known(id);
        mark(id, Status.READ);
        conversations.newestFirst(message.chatId(), other -> !other.fromMe() && isUnread(other)).stream()
                .filter(other -> other.timestamp() <= message.timestamp())
                .forEach(other -> conversations
                        .change(other.id(), known -> known.marked(Status.READ, now()))
                        .ifPresent(feed::tell));
    }

    /** The customer looks at the chat: all our messages in it are read. */
    public int readByCustomer(String chatId) {
        var unread = conversations
                .newestFirst(chatId, message -> message.fromMe() && isUnread(message))
                .reversed();
        unread.forEach(message -> mark(message.id(), Status.READ));
        return unread.size();
    }

    public void played(String id) {
        known(id);
        mark(id, Status.PLAYED);
    }

    /** Deletes one of our messages, or a customer's, for everyone. */
    public void delete(String id) {
        delete(known(id).chatId(), id);
    }

    /** Deletes for everyone. The message may be one that the simulator never saw. */
    void delete(String chatId, String id) {
        conversations.change(id, message -> message.marked(Status.DELETED, now()));
        feed.tell("deleted", List.of(id));
        post(chatId, "messages", "delete", "messages_removed", JsonNodeFactory.instance.stringNode(id));
    }

    /** Puts other words into a message; {@code by} is who does it, in WHAPI's short form. */
    Message edit(String id, ObjectNode content, boolean byUs, String by) {
        var before = known(id);
        if (before.fromMe() != byUs) {
            throw Refused.wrong("edit: only the sender can edit a message");
        }
        var after = conversations
                .change(id, message -> message.edited(content.toString()))
                .orElse(before);
        var action = JsonNodeFactory.instance.objectNode().put("type", "edited").put("target", id);
        action.put("edited_type", before.type()).set("edited_content", content);
        var update = JsonNodeFactory.instance.objectNode().put("id", id);
        update.set("trigger", action(before.chatId(), byUs, by, action).toJson());
        update.set("before_update", before.toJson());
        update.set("after_update", after.toJson());
        update.putArray("changes").add(before.type());
        feed.tell(after);
        post(before.chatId(), "messages", "patch", "messages_updates", update);
        return after;
    }

    /** Our emoji under a message; empty takes it away. */
    public void react(String id, String emoji) {
        var chatId = known(id).chatId();
        requireOpen();
        react(chatId, id, emoji, true, own.phone());
    }

    /** Someone's emoji under a message, perhaps one that the simulator never saw. @return the reaction's own id */
    String react(String chatId, String id, String emoji, boolean byUs, String by) {
        conversations.change(id, message -> message.reacted(by, emoji)).ifPresent(feed::tell);
        var action = JsonNodeFactory.instance.objectNode().put("type", "reaction");
        var reaction = action(chatId, byUs, by, action.put("target", id).put("emoji", emoji));
        post(chatId, "messages", "post", "messages", reaction.toJson());
        return reaction.id();
    }

    /** Links or unlinks the number, and tells so. */
    public void changeStatus(String status) {
        health.change(status);
        postHealth();
    }

    /** What {@code GET /health} with its default {@code wakeup=true} does first. */
    public void wake() {
        var before = health.status();
        health.wake();
        if (!health.status().equals(before)) {
            postHealth();
        }
    }

    private void postHealth() {
        feed.tell("channel", health.json());
        var body = JsonNodeFactory.instance.objectNode();
        body.set("health", health.json());
        webhooks.post(WebhookEvent.of("channel", "channel", "post", body, own.id()), () -> {});
    }

    /** @throws Refused with 401 while the number is not linked, 429 while too many webhooks wait */
    void requireOpen() {
        if (!health.linked()) {
            throw new Refused(401, "Need channel authorization for send message");
        }
        if (!webhooks.hasRoom()) {
            throw new Refused(429, "Too many requests");
        }
    }

    /** A change to a message is a message of its own, but none that is kept. */
    private Message action(String chatId, boolean byUs, String by, ObjectNode content) {
        var now = clock.instant();
        return new Message(
                MessageIds.next(chatId, byUs),
                "action",
                chatId,
                channelOf(chatId),
                byUs,
                now.getEpochSecond(),
                byUs ? "api" : "mobile",
                by,
                null,
                content.toString(),
                null,
                List.of(),
                List.of(new Mark(Status.PENDING, now.getEpochSecond())),
                now);
    }

    Message known(String id) {
        return conversations.find(id).orElseThrow(() -> Refused.unknown("message"));
    }

    /** The channel that a chat was last seen on; ours for a new one. */
    String channelOf(String chatId) {
        return conversations.channelOf(chatId).orElse(own.id());
    }

    private static boolean isUnread(Message message) {
        return message.status().compareTo(Status.READ) < 0;
    }

    private void post(String chatId, String type, String method, String key, JsonNode element) {
        webhooks.post(WebhookEvent.ofOne(chatId, type, method, key, element, channelOf(chatId)), () -> {});
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
