package io.messagecenter.whapi;

import io.messagecenter.contracts.content.Content;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.inbound.MessageDeleted;
import io.messagecenter.contracts.inbound.MessageEdited;
import io.messagecenter.contracts.inbound.MessageReceived;
import io.messagecenter.contracts.inbound.PollVoted;
import io.messagecenter.contracts.inbound.Quote;
import io.messagecenter.contracts.inbound.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code messages[]}: what somebody wrote, or did to what was written. */
final class MessageReader {

    private MessageReader() {}

    static List<InboundEvent> read(Item item) {
        var message = item.fields();
        var chat = ChatIds.chat(message.id("chat_id"));
        if (ChatIds.isBroadcast(chat)) {
            return item.notice("broadcast", chat, message.time("timestamp"));
        }
        if (ChatIds.isNewsletter(chat)) {
            return item.notice("newsletter", chat, message.time("timestamp"));
        }
        var type = ContentReader.typeOf(message);
        return switch (type) {
            case "action" -> ActionReader.read(item, message, chat, null);
            case "edit", "edited" -> List.of(edited(item, message, chat, target(message)));
            case "delete", "deleted", "revoked" -> List.of(deleted(item, message, chat, target(message)));
            case "poll_update" -> votes(item, message, chat);
            case ContentReader.UNKNOWN -> item.notice("noise", chat, message.time("timestamp"));
            default -> written(item, message, chat, ContentReader.read(type, message));
        };
    }

    private static List<InboundEvent> written(Item item, Fields message, @Nullable String chat, Content content) {
        if (chat == null) {
            throw new UnreadableElement(Reason.NO_CHAT);
        }
        var shown = content;
        if ("system".equals(message.text("source"))) {
            if (content.text() == null && content.media() == null) {
                return item.notice("noise", chat, message.time("timestamp"));
            }
            shown = bySystem(content);
        }
        var received = received(item, message, chat, shown);
        return mayBeAnEdit(item, message, received)
                ? List.of(received, edited(item, message, chat, received.providerId()))
                : List.of(received);
    }

    /**
     * A message that says that it was edited, and one that is put instead of posted: it may come for the first time, again, or with new
     * words, and nobody here can tell. So it is both. If the original came before, the first event is a duplicate and the second changes
     * the words, if they are others; if not, the first brings the message, and the second changes nothing.
     */
    private static boolean mayBeAnEdit(Item item, Fields message, MessageReceived received) {
        var put = "put".equals(item.envelope().method());
        return message.flag("edited")
                || (put && received.source() != Source.API && ContentReader.wordsOf(message) != null);
    }

    private static MessageReceived received(Item item, Fields message, String chat, Content content) {
        var context = message.object("context");
        var score = context.whole("forwarding_score");
        return new MessageReceived(
                item.head(MessageReceived.class, item.address(chat), message.time("timestamp")),
                idOf(message),
                message.flag("from_me"),
                source(message.text("source")),
                author(message),
                message.text("from_name"),
                message.text("chat_name"),
                content,
                quote(context),
                context.flag("forwarded") || (score != null && score > 0),
                item.raw());
    }

    private static MessageEdited edited(Item item, Fields message, @Nullable String chat, String target) {
        var words = ContentReader.wordsOf(message);
        return new MessageEdited(
                item.head(MessageEdited.class, item.address(chat), message.time("timestamp")),
                target,
                message.flag("from_me"),
                words,
                item.raw());
    }

    private static MessageDeleted deleted(Item item, Fields message, @Nullable String chat, String target) {
        return new MessageDeleted(
                item.head(MessageDeleted.class, item.address(chat), message.time("timestamp")), target, item.raw());
    }

    private static List<InboundEvent> votes(Item item, Fields message, @Nullable String chat) {
        return List.of(new PollVoted(
                item.head(PollVoted.class, item.address(chat), message.time("timestamp")),
                target(message),
                PollReader.results(message.object("poll")),
                item.raw()));
    }

    /** Who the author of a message is: the person, also where {@code from} holds the group. */
    static @Nullable String author(Fields message) {
        var from = ChatIds.chat(message.id("from"));
        var person = from == null || ChatIds.isGroup(from) ? message.id("author") : from;
        return ChatIds.person(person);
    }

    static String idOf(Fields message) {
        var id = message.id("id");
        if (id == null) {
            throw new UnreadableElement(Reason.NO_ID);
        }
        return id;
    }

    /** What an edit or a deletion is about: what it says so, otherwise the message whose id it carries. */
    private static String target(Fields message) {
        var target = Text.first(message.object("action").id("target"), message.id("target"), message.id("id"));
        if (target == null) {
            throw new UnreadableElement(Reason.NO_TARGET);
        }
        return target;
    }

    private static Content bySystem(Content content) {
        return new Content(
                MessageType.SYSTEM,
                content.text(),
                content.media(),
                content.location(),
                content.contacts(),
                content.poll());
    }

    private static @Nullable Quote quote(Fields context) {
        var quoted = context.id("quoted_id");
        return quoted == null ? null : new Quote(quoted, ContentReader.wordsOfQuote(context));
    }

    private static Source source(@Nullable String source) {
        return switch (source) {
            case "api", "business_api" -> Source.API;
            case "mobile", "web" -> Source.PHONE;
            case "system" -> Source.SYSTEM;
            case null, default -> Source.UNKNOWN;
        };
    }
}
