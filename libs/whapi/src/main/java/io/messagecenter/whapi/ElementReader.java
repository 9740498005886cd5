package io.messagecenter.whapi;

import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.inbound.MessageDeleted;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads an element by the name of the collection it stood in, which tells its kind more surely than the event beside. */
final class ElementReader {

    private static final Logger log = LoggerFactory.getLogger(ElementReader.class);

    private ElementReader() {}

    static Element read(String collection, Slice source, Envelope envelope) {
        try {
            var item = Item.of(RawJson.read(source), envelope);
            return new Element.Readable(envelope.account(), events(collection, item), source);
        } catch (UnreadableElement e) {
            return new Element.Unreadable(envelope.account(), e.reason(), source);
        } catch (RuntimeException e) {
            log.error("An element of {} could not be read", KindNames.of(collection), e);
            return new Element.Unreadable(envelope.account(), Reason.UNEXPECTED, source);
        }
    }

    private static List<InboundEvent> events(String collection, Item item) {
        return switch (collection) {
            case "messages" -> MessageReader.read(item);
            case "messages_updates" -> UpdateReader.read(item);
            case "messages_removed" -> removed(item);
            case "messages_removed_all" -> cleared(item);
            case "statuses" -> StatusReader.read(item);
            case "contacts" -> PeopleReader.contact(item);
            case "contacts_updates" -> PeopleReader.contactUpdate(item);
            case "groups" -> PeopleReader.group(item);
            case "groups_updates" -> PeopleReader.groupUpdate(item);
            case "groups_participants" -> PeopleReader.groupParticipants(item);
            case "presences" -> PeopleReader.presence(item);
            case "calls" -> PeopleReader.call(item);
            case "health" -> ChannelReader.health(item);
            case "qr" -> ChannelReader.qr(item);
            case "user" -> ChannelReader.user(item);
            case "chats" -> chat(item, "chats.post", Fields.of(item.value()));
            case "chats_updates" ->
                chat(item, "chats.patch", Fields.of(item.value()).object("after_update"));
            case "chats_removed" -> item.notice("chats.delete", ChatIds.chat(Fields.id(item.value())), null);
            case "labels" -> item.notice("labels.post");
            case "labels_removed" -> item.notice("labels.delete");
            case "errors", "service" -> item.notice(collection);
            default -> item.notice("unknown." + KindNames.of(collection));
        };
    }

    /** A string; WHAPI does not say in which chat. */
    private static List<InboundEvent> removed(Item item) {
        var removed = Fields.of(item.value());
        var id = Text.first(Fields.id(item.value()), removed.id("id"));
        if (id == null) {
            throw new UnreadableElement(item.value().isContainer() ? Reason.NO_ID : Reason.WRONG_KIND);
        }
        var address = item.address(ChatIds.chat(removed.id("chat_id")));
        return List.of(new MessageDeleted(item.head(MessageDeleted.class, address, null), id, item.raw()));
    }

    /** Somebody cleared a chat on the phone: for themselves, so that nothing is deleted here. */
    private static List<InboundEvent> cleared(Item item) {
        return item.notice("messages.cleared", ChatIds.chat(Fields.id(item.value())), null);
    }

    private static List<InboundEvent> chat(Item item, String kind, Fields chat) {
        return item.notice(kind, ChatIds.chat(chat.id("id")), chat.time("timestamp"));
    }
}
