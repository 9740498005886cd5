package io.messagecenter.whapi;

import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.inbound.MessageDeleted;
import io.messagecenter.contracts.inbound.MessageEdited;
import io.messagecenter.contracts.inbound.PollVoted;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code messages_updates[]}: a message as it was and as it is now, usually with the action that changed it. */
final class UpdateReader {

    private UpdateReader() {}

    static List<InboundEvent> read(Item item) {
        var update = item.fields();
        var trigger = update.object("trigger");
        var before = update.object("before_update");
        var after = update.object("after_update");
        var chat = ChatIds.chat(Text.first(trigger.id("chat_id"), after.id("chat_id"), before.id("chat_id")));
        if (ChatIds.isBroadcast(chat) || ChatIds.isNewsletter(chat)) {
            return item.notice(ChatIds.isBroadcast(chat) ? "broadcast" : "newsletter", chat, after.time("timestamp"));
        }
        return trigger.has("action")
                ? ActionReader.read(item, trigger, chat, update)
                : changed(item, update, chat, before, after);
    }

    /** Without an action, the difference tells. */
    private static List<InboundEvent> changed(
            Item item, Fields update, @Nullable String chat, Fields before, Fields after) {
        var id = Text.first(update.id("id"), after.id("id"), before.id("id"));
        if (id == null) {
            throw new UnreadableElement(Reason.NO_ID);
        }
        var address = item.address(chat);
        var results = PollReader.results(after.object("poll"));
        if (!results.isEmpty()) {
            return List.of(new PollVoted(item.head(PollVoted.class, address, null), id, results, item.raw()));
        }
        if ("deleted".equals(after.text("type")) || "deleted".equals(after.text("status"))) {
            return List.of(new MessageDeleted(item.head(MessageDeleted.class, address, null), id, item.raw()));
        }
        var words = ContentReader.wordsOf(after);
        if (words != null && !Objects.equals(words, ContentReader.wordsOf(before))) {
            return List.of(new MessageEdited(
                    item.head(MessageEdited.class, address, null), id, after.flag("from_me"), words, item.raw()));
        }
        return item.notice("messages.patch", chat, null);
    }
}
