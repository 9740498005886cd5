package io.messagecenter.simulator.channel;

import io.messagecenter.simulator.SimulatorProperties;
import io.messagecenter.simulator.channel.MediaStore.Stored;
import io.messagecenter.simulator.channel.Message.Mark;
import io.messagecenter.simulator.channel.SentLedger.Sent;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Accepts sends: checks them as WHAPI does, writes them into the ledger, and lets them go their way. */
@Component
public class Sending {

    private final Channel channel;
    private final Conversations conversations;
    private final SentLedger ledger;
    private final MediaIntake media;
    private final Clock clock;
    private final SimulatorProperties.Channel own;

    Sending(
            Channel channel,
            Conversations conversations,
            SentLedger ledger,
            MediaIntake media,
            Clock clock,
            SimulatorProperties properties) {
        this.channel = channel;
        this.conversations = conversations;
        this.ledger = ledger;
        this.media = media;
        this.clock = clock;
        this.own = properties.channel();
    }

    /**
     * Accepts a message, or with {@code edit} new words for one.
     *
     * @return the message as it stands after acceptance: pending, nothing more
     * @throws Refused as WHAPI would
     */
    public Message send(SendKind kind, String path, ObjectNode body) {
        kind.check(body);
        channel.requireOpen();
        var edited = body.path("edit").asString("");
        if (!edited.isEmpty()) {
            var message = channel.edit(edited, kind.content(body), true, own.phone());
            record(message, path, body);
            return message;
        }
        var file = kind.carriesMedia() ? file(kind, body) : null;
        var content = kind.content(body);
        if (file != null) {
            describe(file, content);
        }
        return accept(compose(chatOf(body), kind.type(), content.toString(), context(body)), path, body);
    }

    /** Sends a known message on to someone else. */
    public Message forward(String id, String path, ObjectNode body) {
        var original = channel.known(id);
        if (!ChatIds.isRecipient(body.path("to").asString(""))) {
            throw Refused.wrong("to: digits without +, or a chat id");
        }
        channel.requireOpen();
        var context = original.toJson().objectNode().put("forwarded", true);
        return accept(compose(chatOf(body), original.type(), original.content(), context), path, body);
    }

    private Message accept(Message message, String path, ObjectNode body) {
        record(message, path, body);
        channel.add(message);
        return message;
    }

    private void record(Message message, String path, ObjectNode body) {
        ledger.add(new Sent(
                message.id(),
                ChatIds.shortForm(message.chatId()),
                path,
                body.toString(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    private Message compose(String chatId, String type, String content, @Nullable ObjectNode context) {
        var now = clock.instant();
        return new Message(
                MessageIds.next(chatId, true),
                type,
                chatId,
                channel.channelOf(chatId),
                true,
                now.getEpochSecond(),
                "api",
                own.phone(),
                null,
                content,
                context == null ? null : context.toString(),
                List.of(),
                List.of(new Mark(Status.PENDING, now.getEpochSecond())),
                now);
    }

    private static String chatOf(ObjectNode body) {
        return ChatIds.of(body.path("to").asString(""));
    }

    private Stored file(SendKind kind, ObjectNode body) {
        return media.resolve(
                body.path("media").asString(""),
                body.path("mime_type").asStringOpt().orElse(null),
                body.path("filename").asStringOpt().orElse(null),
                MediaIntake.usualType(kind.type()));
    }

    /** What a message says about its file. */
    static void describe(Stored file, ObjectNode content) {
        content.put("id", file.id()).put("mime_type", file.mimeType());
        content.put("file_size", file.size()).put("sha256", file.sha256()).put("timestamp", file.timestamp());
        if (file.fileName() != null) {
            content.put("file_name", file.fileName()).put("filename", file.fileName());
        }
    }

    private @Nullable ObjectNode context(ObjectNode body) {
        var quoted = body.path("quoted").asString("");
        if (quoted.isEmpty()) {
            return null;
        }
        return conversations
                .find(quoted)
                .map(Message::quotedContext)
                .orElseGet(() -> body.objectNode().put("quoted_id", quoted));
    }
}
