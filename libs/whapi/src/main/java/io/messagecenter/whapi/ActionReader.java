package io.messagecenter.whapi;

import static java.util.Objects.requireNonNullElse;

import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.inbound.MessageDeleted;
import io.messagecenter.contracts.inbound.MessageEdited;
import io.messagecenter.contracts.inbound.MessageReacted;
import io.messagecenter.contracts.inbound.PollVoted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody did to a message: {@code action} of a message, or of what triggered an update. */
final class ActionReader {

    private ActionReader() {}

    /** @param update the update that this action triggered, with the message as it was and as it is; null for a message */
    static List<InboundEvent> read(Item item, Fields message, @Nullable String chat, @Nullable Fields update) {
        var action = message.object("action");
        var type = Text.lower(requireNonNullElse(action.id("type"), "unknown"));
        return switch (type) {
            case "reaction" -> List.of(reacted(item, message, chat, target(action, update)));
            case "edit", "edited" -> List.of(edited(item, message, chat, target(action, update), update));
            case "delete", "deleted", "revoke" -> List.of(deleted(item, message, chat, target(action, update)));
            case "vote" -> voted(item, message, chat, target(action, update), update);
            default -> item.notice("action." + KindNames.of(type), chat, message.time("timestamp"));
        };
    }

    private static MessageReacted reacted(Item item, Fields message, @Nullable String chat, String target) {
        return new MessageReacted(
                item.head(MessageReacted.class, item.address(chat), message.time("timestamp")),
                target,
                requireNonNullElse(message.object("action").text("emoji"), ""),
                message.flag("from_me"),
                chat != null && !ChatIds.isGroup(chat) ? null : MessageReader.author(message),
                message.text("from_name"),
                item.raw());
    }

    private static MessageEdited edited(
            Item item, Fields message, @Nullable String chat, String target, @Nullable Fields update) {
        var words = ContentReader.wordsOfEdit(message.object("action"));
        return new MessageEdited(
                item.head(MessageEdited.class, item.address(chat), message.time("timestamp")),
                target,
                message.flag("from_me"),
                words == null && update != null ? ContentReader.wordsOf(update.object("after_update")) : words,
                item.raw());
    }

    private static MessageDeleted deleted(Item item, Fields message, @Nullable String chat, String target) {
        return new MessageDeleted(
                item.head(MessageDeleted.class, item.address(chat), message.time("timestamp")), target, item.raw());
    }

    /** A vote itself names options by ids only; it is worth something where the results come with it. */
    private static List<InboundEvent> voted(
            Item item, Fields message, @Nullable String chat, String target, @Nullable Fields update) {
        var results = PollReader.results((update == null ? message : update.object("after_update")).object("poll"));
        return results.isEmpty()
                ? item.notice("action.vote", chat, message.time("timestamp"))
                : List.of(new PollVoted(
                        item.head(PollVoted.class, item.address(chat), message.time("timestamp")),
                        target,
                        results,
                        item.raw()));
    }

    private static String target(Fields action, @Nullable Fields update) {
        var target = Text.first(action.id("target"), update == null ? null : update.id("id"));
        if (target == null) {
            throw new UnreadableElement(Reason.NO_TARGET);
        }
        return target;
    }
}
