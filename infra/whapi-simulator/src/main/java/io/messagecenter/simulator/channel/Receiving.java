package io.messagecenter.simulator.channel;

import io.messagecenter.simulator.SimulatorProperties;
import io.messagecenter.simulator.channel.MediaStore.Stored;
import io.messagecenter.simulator.channel.Message.Mark;
import io.messagecenter.simulator.webhook.Settings;
import io.messagecenter.simulator.webhook.Webhooks;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lets someone write to our number, or from our phone. */
@Component
public class Receiving {

    /** What came of it. */
    public record Written(String messageId, String chatId) {}

    private final Channel channel;
    private final Conversations conversations;
    private final Contacts contacts;
    private final MediaIntake media;
    private final Settings settings;
    private final Webhooks webhooks;
    private final Clock clock;
    private final SimulatorProperties.Channel own;

    Receiving(
            Channel channel,
            Conversations conversations,
            Contacts contacts,
            MediaIntake media,
            Settings settings,
            Webhooks webhooks,
            Clock clock,
            SimulatorProperties properties) {
        this.channel = channel;
        this.conversations = conversations;
        this.contacts = contacts;
        this.media = media;
        this.settings = settings;
        this.webhooks = webhooks;
        this.clock = clock;
        this.own = properties.channel();
    }

    /**
     * Takes what someone wrote; its webhook follows.
     *
     * @param here the simulator's own address, for links to files
     * @throws Refused with 400 for nonsense, 404 for an unknown target, 503 while too many webhooks wait
     */
    public Written receive(Inbound inbound, URI here) {
        if (!webhooks.hasRoom()) {
            throw new Refused(503, "Too many webhooks are unanswered");
        }
        var person = ChatIds.fromPhone(inbound.phone());
        var chatId = inbound.chatId() == null ? person : ChatIds.fromPhone(inbound.chatId());
        var from = inbound.fromMe() ? own.phone() : ChatIds.shortForm(person);
        return switch (Objects.requireNonNullElse(inbound.type(), "")) {
            case "reaction" ->
                new Written(
                        channel.react(
                                chatId,
                                inbound.requiredTarget(),
                                Objects.requireNonNullElse(inbound.emoji(), ""),
                                inbound.fromMe(),
                                from),
                        chatId);
            case "edit" ->
                new Written(
                        channel.edit(inbound.requiredTarget(), inbound.content("text"), inbound.fromMe(), from)
                                .id(),
                        chatId);
            case "delete" -> {
                channel.delete(chatId, inbound.requiredTarget());
                yield new Written(inbound.requiredTarget(), chatId);
            }
            default -> write(inbound, chatId, from, here);
        };
    }

    private Written write(Inbound inbound, String chatId, String from, URI here) {
        var file = file(inbound);
        var type = inbound.arrivesAs(file == null ? null : file.mimeType());
        var content = Inbound.WITH_FILE.contains(type) ? fileContent(inbound, type, file, here) : inbound.content(type);
        var message = compose(inbound, chatId, from, type, content);
        channel.add(message);
        return new Written(message.id(), chatId);
    }

    private Message compose(Inbound inbound, String chatId, String from, String type, ObjectNode content) {
        var now = clock.instant();
        var seconds = inbound.seconds(now);
        var status = inbound.fromMe() ? Status.SENT : Status.PENDING;
        var channelId = inbound.channelId() != null ? inbound.channelId() : channel.channelOf(chatId);
        return new Message(
                MessageIds.next(chatId, inbound.fromMe()),
                type,
                chatId,
                channelId,
                inbound.fromMe(),
                seconds,
                "mobile",
                from,
                nameOf(inbound, from),
                content.toString(),
                context(inbound),
                List.of(),
                List.of(new Mark(status, now.getEpochSecond())),
                now);
    }

    private @Nullable String nameOf(Inbound inbound, String from) {
        if (inbound.fromMe()) {
            return own.name();
        }
        if (inbound.name() != null && !inbound.name().isBlank()) {
            contacts.name(from, inbound.name());
        }
        return contacts.nameOf(from).orElse(null);
    }

    private @Nullable Stored file(Inbound inbound) {
        if (inbound.mediaUrl() == null) {
            return null;
        }
        var fallback = MediaIntake.usualType(Objects.requireNonNullElse(inbound.type(), "document"));
        return media.resolve(inbound.mediaUrl(), inbound.mimeType(), inbound.fileName(), fallback);
    }

    /** Without {@code auto_download} in the settings WHAPI gives no link; a file that it does not have is "media_init". */
    private ObjectNode fileContent(Inbound inbound, String type, @Nullable Stored file, URI here) {
        var content = JsonNodeFactory.instance.objectNode();
        if (file == null) {
            content.put("id", "media_init")
                    .put("mime_type", MediaIntake.usualType(type))
                    .put("file_size", 0);
        } else {
            Sending.describe(file, content);
            if (file.link() != null) {
                content.put("link", file.link());
            } else if (settings.downloads(type)) {
                content.put("link", here.resolve("/sim/files/" + file.id()).toString());
            }
        }
        if (!inbound.words().isEmpty()) {
            content.put("caption", inbound.words());
        }
        return content;
    }

    private @Nullable String context(Inbound inbound) {
        var quoted = inbound.replyTo();
        if (quoted == null) {
            return null;
        }
        return conversations
                .find(quoted)
                .map(Message::quotedContext)
                .orElseGet(() -> JsonNodeFactory.instance.objectNode().put("quoted_id", quoted))
                .toString();
    }
}
